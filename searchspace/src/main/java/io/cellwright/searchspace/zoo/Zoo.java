package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All models, by name, in the order in which their families were published.
public final class Zoo {

    private static final Map<String, Model> MODELS =
            Stream.of(
                            LeNet.MODELS,
                            AlexNet.MODELS,
                            ZfNet.MODELS,
                            NetworkInNetwork.MODELS,
                            Vgg.MODELS,
                            GoogLeNet.MODELS,
                            InceptionV3.MODELS,
                            UNet.MODELS,
                            ResNet.MODELS,
                            CifarResNet.MODELS,
                            PreActivationResNet.MODELS,
                            InceptionV4.MODELS,
                            InceptionResNetV2.MODELS,
                            WideResNet.MODELS,
                            FractalNet.MODELS,
                            ResNeXt.MODELS,
                            DenseNet.MODELS,
                            MobileNet.MODELS,
                            SqueezeExcitationNet.MODELS,
                            ShuffleNet.MODELS,
                            NasNet.MODELS,
                            AmoebaNet.MODELS,
                            PnasNet.MODELS,
                            Enas.MODELS,
                            Darts.MODELS)
                    .flatMap(List::stream)
                    .collect(
                            Collectors.toMap(
                                    Model::name,
                                    Function.identity(),
                                    (first, _) -> {
                                        throw new IllegalStateException(
                                                "two models are named " + first.name());
                                    },
                                    LinkedHashMap::new));

    private static final List<PublishedCells> CELLS =
            Stream.of(
                            NasNet.PUBLISHED,
                            AmoebaNet.PUBLISHED,
                            PnasNet.PUBLISHED,
                            Enas.PUBLISHED,
                            Darts.PUBLISHED)
                    .flatMap(List::stream)
                    .toList();

    /// The name of published cells with the two sizes that they are stacked in.
    private static final Pattern SIZED = Pattern.compile("(.+)-n(\\d{1,4})-f(\\d{1,6})");

    private Zoo() {}

    /// The model of that name: one of the list, or published cells in any size, as
    /// `nasnet-a-n2-f16`. Throws [IllegalArgumentException] with the known names, or with the rule
    /// that a size breaks.
    public static Model named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no model is named \"%s\"%s; there are %s, and in any size %s"
                                        .formatted(
                                                name,
                                                Spelling.hint(name, names()),
                                                names(),
                                                sizedNames())));
    }

    /// The model of that name, if there is one. Throws [IllegalArgumentException] where published
    /// cells have a size that breaks a rule.
    public static Optional<Model> find(String name) {
        Model model = MODELS.get(name);
        return model == null ? sized(name) : Optional.of(model);
    }

    private static Optional<Model> sized(String name) {
        Matcher sizes = SIZED.matcher(name);
        if (!sizes.matches()) {
            return Optional.empty();
        }
        return CELLS.stream()
                .filter(cells -> cells.name().equals(sizes.group(1)))
                .findFirst()
                .map(cells ->
                        cells.model(
                                Integer.parseInt(sizes.group(2)),
                                Integer.parseInt(sizes.group(3))));
    }

    /// How published cells in any size are named: `nasnet-a-nN-fF`, N normal cells in each of three
    /// stages and F filters.
    public static List<String> sizedNames() {
        return CELLS.stream().map(cells -> cells.name() + "-nN-fF").toList();
    }

    /// All models.
    public static List<Model> models() {
        return List.copyOf(MODELS.values());
    }

    /// The names of all models.
    public static List<String> names() {
        return List.copyOf(MODELS.keySet());
    }
}
