package io.cellwright.worker.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// The archive that users get, run on normalized images.
final class Forward {

    private Forward() {}

    static float[] of(Graph graph, Weights weights, float[] images) {
        byte[] archive = TorchScript.inference(graph, weights, Map.of()).bytes();
        try (Model model = Model.newInstance("forward", ai.djl.Device.cpu(), "PyTorch")) {
            model.load(new ByteArrayInputStream(archive), Map.of());
            NDManager manager = model.getNDManager();
            io.cellwright.searchspace.graph.Shape image = graph.input();
            NDArray input =
                    manager.create(
                            images,
                            new Shape(
                                    images.length / image.elements(),
                                    image.channels(),
                                    image.height(),
                                    image.width()));
            return model.getBlock()
                    .forward(new ParameterStore(manager, false), new NDList(input), false)
                    .singletonOrThrow()
                    .toFloatArray();
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("the archive cannot be loaded", e);
        }
    }
}
