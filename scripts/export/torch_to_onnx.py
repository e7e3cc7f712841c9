"""A model of torch (here one of segmentation-models-pytorch) as ONNX: python torch_to_onnx.py weights.pth unet.onnx

Needs torch 2.5 or newer and segmentation-models-pytorch. Change the line that makes the model; any torch.nn.Module will do.
"""
import sys

import segmentation_models_pytorch as smp
import torch

weights, target = sys.argv[1:]
BANDS, CLASSES = 3, 4
model = smp.Unet("mobilenet_v2", encoder_weights=None, in_channels=BANDS, classes=CLASSES)
model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
model.eval()

any_size = {0: "batch", 2: "height", 3: "width"}
torch.onnx.export(model, (torch.zeros(1, BANDS, 256, 256),), target, input_names=["image"], output_names=["logits"],
                  dynamic_axes={"image": any_size, "logits": any_size}, opset_version=17, dynamo=False)
