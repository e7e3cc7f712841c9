namespace Assay.Runtime.Explaining;

/// <summary>Codes of formats that are folders of one label file an image: YOLO, Pascal VOC, LabelMe.</summary>
static class FolderCodes
{
    public static readonly Explanation[] All =
    [
        new("coordinate-range", "A coordinate of a YOLO label is not between 0 and 1; the object is left out.",
            "0 512 300 40 40", "Divide by the image's width and height, or export again as YOLO."),
        new("difficult-left-out", "Ledger: objects that Pascal VOC marks 'difficult', left out by 'difficult: false'.",
            "<difficult>1</difficult>", "Nothing; leave the option out to keep them."),
        new("keypoints-left-out", "Ledger: keypoints of objects are not kept; their boxes are.",
            "kpt_shape: [17, 3]", "Nothing."),
        new("label-without-image", "Label files whose images are not there; they are left out.",
            "labels/a.txt without images/a.jpg", "Put the images back, or remove the files."),
        new("listed-image-missing", "A list names images that are not there; they are left out.",
            "train.txt with images/a.jpg, which was removed", "Put the images back, or remove the lines."),
        new("missing-as-annotated", "Ledger: an image has no label file; it is taken for an image in which there is nothing, as in training.",
            "images/a.jpg without labels/a.txt", "When nobody has looked at such images, set 'missing_is_annotated: false'."),
        new("missing-as-not-annotated", "Ledger: an image has no label file; it is taken for one that nobody has looked at.",
            "missing_is_annotated: false", "When such images are known to be empty, leave the option out."),
        new("missing-list", "ImageSets/Main has no list of the name that 'split' gives.",
            "split: vaal", "Write one of those that the message names."),
        new("missing-split", "A folder or list that data.yaml names is not there; its images are left out.",
            "val: images/val", "Correct the line, or name the dataset's folder with 'root:'."),
        new("no-label-files", "No image of a dataset has a label file.",
            "labels in another folder than 'labels' beside 'images'", "Name their folder with 'labels:'; the message says where they were looked for."),
        new("not-voc", "An XML file is none of Pascal VOC's.",
            "a root element 'annotations'", "Name the right folder with 'path:'; files of CVAT are read by 'cvat'."),
        new("parts-left-out", "Ledger: parts and actions of Pascal VOC's objects are not kept.",
            "<part><name>head</name>...", "Nothing."),
        new("path-guessed", "Ledger: a folder that a file names is not below the dataset's; one inside was taken.",
            "path: /content/datasets/cats", "Look whether it is the right one; 'root:' names another."),
        new("split-overlap", "An image stands in two splits, or twice in one; it counts once, in the first.",
            "a.jpg in train.txt and val.txt", "Remove it from one: what is trained on must not be tested on."),
        new("stated-size", "An XML file states another size than its image has; the image's counts.",
            "<width>0</width>", "Look whether the boxes fit the image; write the right size, or annotate this version of the image."),
        new("voc-pixel-zero", "A box begins before pixel 1, but Pascal VOC counts pixels from 1.",
            "<xmin>0</xmin>", "If another tool wrote the files, set 'pixels: zero_based'; else correct the box."),
        new("wrong-columns", "A line of a YOLO label file has not as many numbers as a box or a polygon; it is left out.",
            "0 0.5 0.5 0.2", "Correct the line."),
        new("yolo-class-count", "nc in data.yaml is not the number of names; the names count.",
            "nc: 3 with two names", "Correct one of them."),
        new("yolo-config", "A data.yaml cannot be read, says something that cannot be, or cannot be told from others.",
            "names: [cat, cat]", "Correct it, or name the right file with 'path:'."),
    ];
}
