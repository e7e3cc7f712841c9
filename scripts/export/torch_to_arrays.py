"""Probabilities of a torch model as arrays, a file per image: python torch_to_arrays.py weights.pth images/ probabilities/"""
import sys
from pathlib import Path

import numpy as np
import segmentation_models_pytorch as smp
import torch
from PIL import Image

weights, images, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
model = smp.Unet("mobilenet_v2", encoder_weights=None, in_channels=3, classes=4)
model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
model.eval()
mean, std = np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])  # as in training

for path in sorted(images.rglob("*.png")):
    pixels = (np.asarray(Image.open(path).convert("RGB"), np.float32) / 255 - mean) / std
    height, width = pixels.shape[:2]
    padded = np.pad(pixels, ((0, -height % 32), (0, -width % 32), (0, 0)), mode="reflect")
    with torch.inference_mode():
        logits = model(torch.from_numpy(padded).permute(2, 0, 1)[None])[0, :, :height, :width]
    out = target / path.relative_to(images).with_suffix(".npy")
    out.parent.mkdir(parents=True, exist_ok=True)
    np.save(out, logits.softmax(0).numpy().astype(np.float16))
