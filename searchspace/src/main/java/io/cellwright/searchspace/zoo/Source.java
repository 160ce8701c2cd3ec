package io.cellwright.searchspace.zoo;

/// Where the figures of several families come from.
enum Source {
    /// The counts in the documentation of the pretrained models, which are of convolutions and
    /// fully connected layers alone.
    TORCHVISION("torchvision, documentation of the weights IMAGENET1K_V1"),
    /// Counts that include some other operations, such as normalization and pooling, and differ
    /// from ours by up to 1 %.
    TIMM("timm, benchmark-infer-amp-nchw-pt240"),
    MMPRETRAIN("mmpretrain, metafile of the model");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    Figure parameters(String value) {
        return Figure.parameters(value, words);
    }

    Figure multiplyAdds(String value) {
        return Figure.multiplyAdds(value, words);
    }

    Figure top1Error(String value) {
        return Figure.top1Error(value, words);
    }

    Figure top5Error(String value) {
        return Figure.top5Error(value, words);
    }
}
