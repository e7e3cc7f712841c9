"""Probabilities of an mmsegmentation model as arrays: python mmsegmentation_to_arrays.py config.py weights.pth images/ probabilities/

Needs mmsegmentation 1.x. Models with one output and a sigmoid (binary segmentation) have no softmax: store p and 1 - p.
"""
import sys
from pathlib import Path

import numpy as np
from mmseg.apis import inference_model, init_model

config, weights, images, target = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
model = init_model(config, weights, device="cpu")
print("classes:", list(model.dataset_meta["classes"]))

for path in sorted(images.rglob("*.png")):
    logits = inference_model(model, str(path)).seg_logits.data  # classes, height, width, at the image's own size
    out = target / path.relative_to(images).with_suffix(".npy")
    out.parent.mkdir(parents=True, exist_ok=True)
    np.save(out, logits.softmax(0).cpu().numpy().astype(np.float16))
