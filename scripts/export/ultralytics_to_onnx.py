"""A YOLO detector as ONNX, with its choice among boxes inside: python ultralytics_to_onnx.py best.pt

Writes best.onnx; needs ultralytics 8.3 or newer. Its one output is (batch, objects, 6): left, top, right, bottom, score, class.
"""
import sys

from ultralytics import YOLO

YOLO(sys.argv[1]).export(format="onnx", imgsz=640, nms=True, opset=17)
