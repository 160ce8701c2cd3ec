package io.cellwright.searchspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.space.NamedSpace;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetNameTest {

    @ParameterizedTest
    @EnumSource(BuiltInDataset.class)
    void aBuiltInDataSetIsItsNameInDocuments(BuiltInDataset dataset) {
        assertThat(Json.write(List.of(dataset))).isEqualTo("[\"%s\"]", dataset.text());
        assertThat(Json.read("\"%s\"".formatted(dataset.text()), DatasetName.class))
                .isSameAs(dataset);
    }

    @Test
    void theNamesOfEarlierDocumentsStayAsTheyWere() {
        assertThat(DatasetName.texts()).contains("cifar10", "shapes");
    }

    @Test
    void aFolderOfImagesSaysWhatANetworkMustKnow() {
        DatasetName flowers = DatasetName.of("folder:flowers:3x64x64:5:3000");

        assertThat(flowers).isEqualTo(new FolderDataset("flowers", 3, 64, 5, 3000));
        assertThat(flowers.image()).isEqualTo(new Shape(3, 64, 64));
        assertThat(flowers.classes()).isEqualTo(5);
        assertThat(flowers.trainImages()).isEqualTo(3000);
        assertThat(Json.read(Json.write(flowers), DatasetName.class)).isEqualTo(flowers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    folder:flowers:3x64x64:5         | a folder of images is named as folder:NAME:CHANNELSxSIDExSIDE:CLASSES:TRAIN_IMAGES
                    folder:../etc:3x64x64:5:3000     | the name of a folder of images is 1 to 64 letters, digits, dots
                    folder:a/b:3x64x64:5:3000        | not "a/b"
                    folder:.hidden:3x64x64:5:3000    | the first a letter or digit, not ".hidden"
                    folder:flowers:3x64x32:5:3000    | the images of flowers are square, not 64x32
                    folder:flowers:2x64x64:5:3000    | the channels of flowers are 1 (grey) or 3 (colours), not 2
                    folder:flowers:3x4x4:5:3000      | the side of the images of flowers is 8 to 1,024, not 4
                    folder:flowers:3x64x64:1:3000    | the number of classes of flowers is 2 to 100,000, not 1
                    folder:flowers:3x64x64:5:4       | the number of images to train on of flowers is 5 to 100,000,000, not 4
                    imagenet                         | no data set is named "imagenet"; there are [cifar10, cifar100, mnist, fashion-mnist, shapes]
                    """)
    void aNameThatBreaksARuleIsRefusedWithTheRule(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatasetName.of(text))
                .withMessageContaining(rule);
    }

    /// Every space, on grey images of 28 pixels and on the smallest and other sizes of folders.
    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream().map(NamedSpace::open);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void networksOfEverySpaceFitTheImagesOfEveryDataSet(SearchSpace space) {
        List<DatasetName> datasets =
                List.of(
                        BuiltInDataset.FASHION_MNIST,
                        BuiltInDataset.CIFAR100,
                        new FolderDataset("tiny", 1, 8, 2, 100),
                        new FolderDataset("odd", 3, 75, 12, 100));
        Random random = new Random(28);
        for (int round = 0; round < 10; round++) {
            Candidate candidate = Candidate.of(space.decode(space.sample(random)), 1, 4);
            for (DatasetName dataset : datasets) {
                assertThat(candidate.graph(dataset).input()).isEqualTo(dataset.image());
                assertThat(candidate.graph(dataset).output())
                        .isEqualTo(new Shape(dataset.classes(), 1, 1));
            }
        }
    }
}
