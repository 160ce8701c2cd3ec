package io.cellwright.worker.data;

/// The data set of [Shapes], painted when it is loaded.
public record GeneratedShapes(ShapesSpec spec) implements LocatedDataset {

    @Override
    public String name() {
        return Shapes.NAME;
    }

    @Override
    public String location() {
        return "generated from seed " + spec.seed();
    }

    @Override
    public Dataset load() {
        return Shapes.generate(spec);
    }
}
