"""Objects of a YOLO model as COCO results, masks too: python ultralytics_to_coco.py best.pt annotations.json images/ results.json"""
import json
import sys
from pathlib import Path

import numpy as np
from pycocotools import mask
from ultralytics import YOLO

weights, annotations, images, target = sys.argv[1:]
model, coco, results = YOLO(weights), json.loads(Path(annotations).read_text()), []
categories = {category["name"]: category["id"] for category in coco["categories"]}
for image in coco["images"]:
    found = model.predict(str(Path(images) / image["file_name"]), conf=0.05, retina_masks=True, verbose=False)[0]
    for i, (left, top, right, bottom) in enumerate(found.boxes.xyxy.tolist()):
        entry = {"image_id": image["id"], "category_id": categories[found.names[int(found.boxes.cls[i])]],
                 "score": float(found.boxes.conf[i]), "bbox": [left, top, right - left, bottom - top]}
        if found.masks is not None:
            runs = mask.encode(np.asfortranarray(found.masks.data[i].cpu().numpy().astype(np.uint8)))
            entry["segmentation"] = {"size": runs["size"], "counts": runs["counts"].decode()}
        results.append(entry)
Path(target).write_text(json.dumps(results))
