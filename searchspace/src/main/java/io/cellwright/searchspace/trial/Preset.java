package io.cellwright.searchspace.trial;

import io.cellwright.searchspace.text.Spelling;
import java.util.List;

/// A recipe with a name.
///
/// @param name that files and requests use
/// @param title what it is for, in a few words
/// @param source where it was published; empty where it was not
public record Preset(String name, String title, String source, Recipe recipe) {

    /// What a search uses unless it is told otherwise: short, and still able to tell networks
    /// apart.
    public static final Preset SEARCH_PROXY =
            new Preset(
                    "search-proxy",
                    "what a search uses: short, and still able to tell networks apart",
                    "",
                    Recipe.of(3, 64, 0.05, 10_000, 2_000));

    /// Shorter still, for a first look at a network.
    public static final Preset QUICK =
            new Preset(
                    "quick",
                    "shorter still, for a first look at a network",
                    "",
                    Recipe.of(2, 64, 0.05, 10_000, 2_000));

    /// As AlexNet was trained, but for the crops of larger images and the changes of colour.
    /// Source: Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional
    /// Neural Networks", 2012, sections 4 and 5.
    public static final Preset ALEXNET_2012 =
            new Preset(
                    "alexnet-2012",
                    "as AlexNet was trained",
                    "Krizhevsky, Sutskever and Hinton, 2012, sections 4 and 5",
                    new Recipe(
                            90,
                            128,
                            Precision.AUTO,
                            new Optimizer.Sgd(0.9, false),
                            0.01,
                            Schedule.Plateau.DEFAULT,
                            0,
                            new Regularization(
                                    5e-4, true, 0, 0, 0.5, 0, Regularization.AUXILIARY_WEIGHT),
                            0,
                            InitialWeights.TRUNCATED_NORMAL,
                            Augmentation.cropAndFlip(4),
                            45_000,
                            5_000));

    /// As residual networks were trained. Lecture notes quote its weight decay as 1e-5; the paper
    /// says 1e-4. Source: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition",
    /// 2015, section 3.4.
    public static final Preset RESNET_2015 =
            new Preset(
                    "resnet-2015",
                    "as residual networks were trained",
                    "He, Zhang, Ren and Sun, 2015, section 3.4",
                    new Recipe(
                            120,
                            256,
                            Precision.AUTO,
                            new Optimizer.Sgd(0.9, false),
                            0.1,
                            Schedule.Plateau.DEFAULT,
                            0,
                            Regularization.ofDecay(1e-4),
                            0,
                            InitialWeights.HE,
                            Augmentation.cropAndFlip(4),
                            45_000,
                            5_000));

    /// As NASNet's cells were trained on CIFAR-10: 600 epochs, scheduled drop-path, an auxiliary
    /// classifier, cutout. Source: Zoph et al., "Learning Transferable Architectures for Scalable
    /// Image Recognition", 2017, appendix A.3, with the settings of the authors' published program.
    public static final Preset NASNET_CIFAR =
            new Preset(
                    "nasnet-cifar",
                    "as NASNet's cells were trained on CIFAR-10",
                    "Zoph, Vasudevan, Shlens and Le, 2017, appendix A.3, and the authors' program",
                    new Recipe(
                            600,
                            32,
                            Precision.AUTO,
                            Optimizer.Sgd.DEFAULT,
                            0.025,
                            Schedule.Cosine.DEFAULT,
                            0,
                            new Regularization(5e-4, true, 0, 5, 0, 0.4, 0.4),
                            0,
                            InitialWeights.HE,
                            new Augmentation(4, true, 16, 0, 0, true),
                            45_000,
                            5_000));

    /// All there are.
    public static final List<Preset> ALL =
            List.of(SEARCH_PROXY, QUICK, ALEXNET_2012, RESNET_2015, NASNET_CIFAR);

    /// The preset of that name. Throws [IllegalArgumentException] with the known names.
    public static Preset named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no recipe is named \"%.60s\"%s; there are %s"
                                        .formatted(name, Spelling.hint(name, names()), names())));
    }

    /// The names of all.
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }
}
