package io.cellwright.searchspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {

    @Test
    void everyPresetIsReadFromItsNameAndFromItsOwnDocument() {
        for (Preset preset : Preset.ALL) {
            assertThat(read("\"%s\"".formatted(preset.name()))).isEqualTo(preset.recipe());
            assertThat(read(Json.write(preset.recipe()))).isEqualTo(preset.recipe());
        }
    }

    @Test
    void whatIsMissingComesFromThePreset() {
        assertThat(read("{}")).isEqualTo(Recipe.searchProxy());
        Recipe longer = read("{'preset':'alexnet-2012','epochs':100}");
        assertThat(longer.epochs()).isEqualTo(100);
        assertThat(longer.regularization().dropout()).isEqualTo(0.5);
        assertThat(longer.schedule()).isEqualTo(Schedule.Plateau.DEFAULT);
    }

    @Test
    void anotherKindOfOptimizerOrScheduleHasItsOwnDefaults() {
        Recipe recipe =
                read(
                        "{'optimizer':{'kind':'rmsprop','momentum':0.8},'schedule':{'kind':'step','epochs':[1,2]}}");
        assertThat(recipe.optimizer()).isEqualTo(new Optimizer.RmsProp(0.9, 0.8, 1.0));
        assertThat(recipe.schedule()).isEqualTo(new Schedule.Step(0.1, List.of(1, 2)));
        assertThat(read("{'schedule':{'kind':'constant'}}").schedule())
                .isEqualTo(new Schedule.Constant());
        assertThat(read("{'optimizer':'adam'}").optimizer()).isEqualTo(Optimizer.Adam.DEFAULT);
        assertThat(read("{'optimizer':{'momentum':0.5}}").optimizer())
                .isEqualTo(new Optimizer.Sgd(0.5, true));
    }

    @Test
    void documentsOfEarlierVersionsAreRead() {
        Recipe recipe =
                read(
                        """
                        {'epochs':2,'batchSize':32,'learningRate':0.1,'momentum':0.8,'weightDecay':0.001,
                         'labelSmoothing':0.2,'cropPadding':2,'flip':false,'trainExamples':100,
                         'validationExamples':50}
                        """);
        assertThat(recipe)
                .isEqualTo(
                        new Recipe(
                                2,
                                32,
                                Precision.AUTO,
                                new Optimizer.Sgd(0.8, true),
                                0.1,
                                Schedule.Cosine.DEFAULT,
                                0,
                                new Regularization(0.001, true, 0.2, 0, 0, 0, 0.3),
                                0,
                                InitialWeights.HE,
                                new Augmentation(2, false, 0, 0, 0, true),
                                100,
                                50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5                                              | : a recipe is an object, or the name of one of [search-proxy, quick, alexnet-2012, resnet-2015, nasnet-cifar]
                    "quik"                                         | : no recipe is named "quik"; did you mean quick?; there are
                    {"preset":"quik"}                              | preset: no recipe is named "quik"; did you mean quick?
                    {"epochs":0}                                   | : epochs is 1 to 10,000, not 0
                    {"epoch":3}                                    | epoch: there is no such field; did you mean epochs?
                    {"optimizer":"adan"}                           | optimizer: kind is one of [sgd, adam, adamw, rmsprop], not "adan"; did you mean adam?
                    {"optimizer":{"kind":"adamm"}}                 | optimizer: kind is one of [sgd, adam, adamw, rmsprop], not "adamm"; did you mean adam?
                    {"optimizer":{"kind":"adam","momentum":0.9}}   | optimizer.momentum: there is no such field
                    {"optimizer":{"momentum":2}}                   | optimizer: momentum is 0.0 to 0.9999, not 2.0
                    {"optimizer":{"kind":"adam","beta2":1}}        | optimizer: beta2 is 0.0 to 0.99999, not 1.0
                    {"optimizer":{"kind":"rmsprop","epsilon":0}}   | optimizer: epsilon is 1.0E-12 to 10.0, not 0.0
                    {"schedule":{"kind":"step"}}                   | schedule.epochs: the field is missing
                    {"schedule":{"kind":"step","epochs":[2,2]}}    | schedule: epochs are counted from 1 and ascending, unlike [2, 2]
                    {"schedule":{"kind":"step","epochs":[1],"factor":1}} | schedule: factor is 1.0E-4 to 0.9999, not 1.0
                    {"schedule":{"cycles":0}}                      | schedule: cycles is 1 to 100, not 0
                    {"schedule":{"growth":0.5}}                    | schedule: growth is 1.0 to 10.0, not 0.5
                    {"schedule":{"kind":"plateau","patience":0}}   | schedule: patience is 1 to 1,000, not 0
                    {"learningRate":0}                             | : learningRate is 1.0E-6 to 10.0, not 0.0
                    {"warmUpEpochs":3}                             | : warmUpEpochs is less than epochs, 3, not 3.0
                    {"averageDecay":1}                             | : averageDecay is 0.0 to 0.999999, not 1.0
                    {"precision":"fp16"}                           | precision: precision is one of [auto, fp32, bf16], not "fp16"
                    {"initialWeights":"xavier"}                    | initialWeights: initialWeights is one of [he, xavier/2, lecun, truncated-normal], not "xavier"
                    {"regularization":{"gradientClip":-1}}         | regularization: gradientClip is 0.0 to 1000000.0, not -1.0
                    {"regularization":{"dropPath":1}}              | regularization: dropPath is 0.0 to 0.95, not 1.0
                    {"augmentation":{"mixup":-1}}                  | augmentation: mixup is 0.0 to 100.0, not -1.0
                    {"augmentation":{"cutout":-1}}                 | augmentation: cutout is 0 to 512, not -1
                    {"augmentation":{"resizedCrop":0.1}}           | augmentation: cropPadding is 0 where resizedCrop is not, as an image is cropped once, not 4
                    {"momentum":"much"}                            | optimizer.momentum: it is a number
                    """)
    void whatIsNoRecipeIsRefusedWithItsFieldAndRule(String document, String error) {
        assertThatThrownBy(() -> Json.read(document, Recipe.class))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e ->
                                assertThat(e.field() + ": " + e.getMessage())
                                        .contains(error.replaceFirst("^: ", "")));
    }

    private static Recipe read(String document) {
        return Json.read(document.replace('\'', '"'), Recipe.class);
    }
}
