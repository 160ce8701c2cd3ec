"""Runs exported networks as a user would: loads weights, computes logits and a training loss.

Usage: run_pytorch_source.py FOLDER SMOOTHING WEIGHT. For every NAME.safetensors in FOLDER, which holds
the weights, "images" and "labels", the class Network of NAME.py writes NAME.results: the logits for use
and the loss in training, with that label smoothing and that weight of auxiliary outputs.
"""

import importlib.util
import json
import pathlib
import struct
import sys

import torch
import torch.nn.functional as F


def read(path):
    data = bytearray(path.read_bytes())
    start = 8 + struct.unpack_from("<Q", data)[0]
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    return {
        name: torch.frombuffer(
            data,
            dtype=torch.float32,
            offset=start + entry["data_offsets"][0],
            count=(entry["data_offsets"][1] - entry["data_offsets"][0]) // 4,
        ).reshape(entry["shape"])
        for name, entry in header.items()
    }


def write(tensors, path):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        end = offset + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().tobytes())


def network_of(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Network()


def results(network, images, labels, smoothing, weight):
    network.eval()
    with torch.no_grad():
        logits = network(images)
    network.train()
    outputs, others = network(images), []
    if "auxiliary" in network.forward.__code__.co_varnames:
        outputs, others = network(images, auxiliary=True)
    losses = [F.cross_entropy(x, labels, label_smoothing=smoothing) for x in [outputs, *others]]
    loss = losses[0] + weight * sum(losses[1:])
    loss.backward()
    return {"logits": logits, "loss": loss.detach().reshape(1)}


def main(folder, smoothing, weight):
    torch.set_num_threads(1)
    for path in sorted(pathlib.Path(folder).glob("*.safetensors")):
        tensors = read(path)
        images, labels = tensors.pop("images"), tensors.pop("labels").long()
        network = network_of(path.with_suffix(".py"))
        network.load_state_dict(tensors)
        found = results(network, images, labels, float(smoothing), float(weight))
        write(found, path.with_suffix(".results"))


main(*sys.argv[1:])
