/// The documented building blocks of the CNN literature, each of which expands into graph nodes.
///
/// The package has two halves. `docs/blocks.md` lists both, with formulas and papers.
///
/// - **Choices** are what a branch of a cell may do: small records with a name, which search
///   spaces, files and hashes use. They are the kinds of [Block]: those nested in it,
///   [ConvolutionBlock], [ResidualBlock], [EfficientBlock], [ModuleBlock], [InceptionBlock], and
///   [SqueezeExcitation], which wraps any other. A choice is asked for channels and a stride, and
///   settles what its paper leaves to the network: widths inside, groups, a shortcut where the
///   shape changes.
/// - **Functions** add layers with the widths that they are given, as hand-designed models need
///   them. The choices call them, so that each layer is written once: [VggStack], [MlpConvolution],
///   [Inception], [FactorizedInception], [UniformInception], [ResidualInception], [Residual] with
///   [Bottleneck], [PreActivation], [Dense], [Fractal], [MobileUnit], [ShuffleUnit]; and, for
///   models alone, [AuxiliaryClassifier] and [UShape].
///
/// Below both lie [Layers], short runs of layers, and [ConvolutionLayer], what a stack or a module
/// takes for "a convolution".
@NullMarked
package io.cellwright.searchspace.block;

import org.jspecify.annotations.NullMarked;
