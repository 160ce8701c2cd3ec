package io.cellwright.controller.search.tabular;

/// How good an architecture is, in percent of the images.
///
/// @param reward the validation accuracy that a search sees
/// @param finalValidation the validation accuracy of the longer training after a search
/// @param finalTest the test accuracy of that training
public record Accuracies(double reward, double finalValidation, double finalTest) {}
