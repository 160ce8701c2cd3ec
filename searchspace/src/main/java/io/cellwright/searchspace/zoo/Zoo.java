package io.cellwright.searchspace.zoo;

import io.cellwright.searchspace.text.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    private Zoo() {}

    /// The model of that name. Throws [IllegalArgumentException] with the known names.
    public static Model named(String name) {
        Model model = MODELS.get(name);
        if (model == null) {
            throw new IllegalArgumentException(
                    "no model is named \"%s\"%s; there are %s"
                            .formatted(name, Spelling.hint(name, names()), names()));
        }
        return model;
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
