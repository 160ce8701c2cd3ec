"""Writes a model of torchvision with random weights, an image, and the logits that it gives to it.

Usage: torchvision_reference.py NAME FILE. FILE becomes a safetensors file: the model's parameters
and buffers in the order of its modules, then "image" and "logits". Written by hand, as Debian has no
package that writes such files.
"""

import json
import struct
import sys

import torch
import torchvision


def randomized(name):
    """The model for use, with random weights and the statistics of random images.

    Without those, values would grow from layer to layer, and rounding errors with them.
    """
    torch.manual_seed(1)
    model = getattr(torchvision.models, name)(weights=None)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, 0, 0.1)
            module.momentum = 1
    with torch.no_grad():
        model.train()(torch.randn(2, 3, 224, 224))
    return model.eval()


def write(tensors, path):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        end = offset + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().tobytes())


def main(name, path):
    torch.set_num_threads(1)
    model = randomized(name)
    image = torch.randn(1, 3, 224, 224)
    with torch.no_grad():
        logits = model(image)
    tensors = {
        key: value for key, value in model.state_dict().items() if value.dtype == torch.float32
    }
    write({**tensors, "image": image, "logits": logits}, path)


main(*sys.argv[1:])
