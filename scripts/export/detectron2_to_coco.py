"""Objects of a detectron2 model as COCO results: python detectron2_to_coco.py config.yaml weights.pth annotations.json images/ results.json"""
import json
import sys
from pathlib import Path

import cv2
from detectron2.config import get_cfg
from detectron2.engine import DefaultPredictor
from detectron2.evaluation.coco_evaluation import instances_to_coco_json

config, weights, annotations, images, target = sys.argv[1:]
cfg = get_cfg()
cfg.merge_from_file(config)
cfg.MODEL.WEIGHTS, cfg.MODEL.DEVICE, cfg.MODEL.ROI_HEADS.SCORE_THRESH_TEST = weights, "cpu", 0.05
predict = DefaultPredictor(cfg)
coco = json.loads(Path(annotations).read_text())
categories = sorted(category["id"] for category in coco["categories"])  # detectron2 numbers them in this order

results = []
for image in coco["images"]:
    instances = predict(cv2.imread(str(Path(images) / image["file_name"])))["instances"].to("cpu")
    results += [{**found, "category_id": categories[found["category_id"]]} for found in instances_to_coco_json(instances, image["id"])]
Path(target).write_text(json.dumps(results))
