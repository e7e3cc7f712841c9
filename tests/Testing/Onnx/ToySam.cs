using Assay.Kernels.Codecs;

namespace Assay.Testing;

/// <summary>
/// SAM without weights: it takes every object for the rectangle that its box says, or, without a box, for squares of 11 px around points. Coordinates, sizes and tokens are those of the
/// real exports, so a mistake in any of them moves an edge. Logits are ten times the distance to the edge in pixels of the image.
/// </summary>
public static class ToySam
{
    /// <summary>An encoder of SAM: <c>input_image</c> [1, 3, 1024, 1024] to <c>image_embeddings</c>; with a side of 512 one of EfficientViT-SAM's smaller ones.</summary>
    public static OnnxGraph Encoder(int side = 1024) => new OnnxGraph("toy_encoder") { Opset = 17 }
        .Input("input_image", OnnxType.Float, 1, 3, side, side)
        .Node("AveragePool", ["input_image"], ["pooled"], ("kernel_shape", new long[] { side / 64, side / 64 }), ("strides", new long[] { side / 64, side / 64 }))
        .Weights("spread", [256, 3, 1, 1], Spread(256))
        .Node("Conv", ["pooled", "spread"], ["image_embeddings"])
        .Output("image_embeddings", OnnxType.Float, 1, 256, 64, 64);

    /// <summary>One that takes bytes as floats, [height, width, 3], and pads by itself (samexporter's <c>--use-preprocess</c>). The embedding is their mean.</summary>
    public static OnnxGraph RawEncoder() => new OnnxGraph("toy_raw_encoder") { Opset = 17 }
        .Input("input_image", OnnxType.Float, "image_height", "image_width", 3)
        .Node("ReduceMean", ["input_image"], ["mean"], ("keepdims", 0))
        .Weights("ones", [1, 256, 64, 64], [.. Enumerable.Repeat(1f, 256 * 64 * 64)])
        .Node("Mul", ["ones", "mean"], ["image_embeddings"])
        .Output("image_embeddings", OnnxType.Float, 1, 256, 64, 64);

    /// <summary>An encoder of SAM 2 by samexporter: <c>image</c> [1, 3, 1024, 1024] to three embeddings.</summary>
    public static OnnxGraph Encoder2()
    {
        var graph = new OnnxGraph("toy_encoder_2") { Opset = 17 }.Input("image", OnnxType.Float, 1, 3, 1024, 1024);
        foreach (var (name, planes, step) in ((string, int, int)[])[("high_res_feats_0", 32, 4), ("high_res_feats_1", 64, 8), ("image_embed", 256, 16)])
            graph.Node("AveragePool", ["image"], [name + "_pooled"], ("kernel_shape", new long[] { step, step }), ("strides", new long[] { step, step }))
                .Weights(name + "_spread", [planes, 3, 1, 1], Spread(planes))
                .Node("Conv", [name + "_pooled", name + "_spread"], [name])
                .Output(name, OnnxType.Float, 1, planes, 1024 / step, 1024 / step);
        return graph;
    }

    static float[] Spread(int planes) => [.. Enumerable.Range(0, planes * 3).Select(i => i % 7 / 8f)];

    /// <summary>The official decoder. With four masks: the single one is the rectangle, the others are it and 3 px more, 3 px less and 1 px more, with predicted IoUs of 0.93, 0.9, 0.95, 0.91.
    /// A first guess makes all of them 2 px larger. With one mask it chooses as the official export does.</summary>
    public static OnnxGraph Decoder(int masks = 4)
    {
        var graph = Prompts(new OnnxGraph("toy_decoder") { Opset = 17 }.Input("image_embeddings", OnnxType.Float, 1, 256, 64, 64))
            .Input("orig_im_size", OnnxType.Float, 2);
        // The size that the image was resized to; each axis has its own scale.
        graph.Weights("side", [], 1024f).Weights("one", [], 1f)
            .Node("ReduceMax", ["orig_im_size"], ["longest"], ("keepdims", 0))
            .Node("Div", ["side", "longest"], ["scale"]).Node("Mul", ["orig_im_size", "scale"], ["exact"]).Node("Add", ["exact", "half"], ["raised"])
            .Node("Floor", ["raised"], ["floored"]).Node("Max", ["floored", "one"], ["target"]).Node("Div", ["target", "orig_im_size"], ["ratio"])
            .Node("Gather", ["ratio", "i0"], ["ratio_y"]).Node("Gather", ["ratio", "i1"], ["ratio_x"])
            .Node("Gather", ["orig_im_size", "i0"], ["height"]).Node("Gather", ["orig_im_size", "i1"], ["width"]);
        Distance(graph);
        graph.Weights("offsets", [1, 4, 1, 1], 0f, 3f, -3f, 1f).Weights("guess_px", [], 2f).Weights("ten", [], 10f)
            .Node("Mul", ["has_mask_input", "guess_px"], ["guess"]).Node("Add", ["distance", "guess"], ["guessed"])
            .Node("Unsqueeze", ["guessed", "ax01"], ["plane"]).Node("Add", ["plane", "offsets"], ["four_px"]).Node("Mul", ["four_px", "ten"], ["four_plain"])
            .Node("ReduceMean", ["image_embeddings"], ["mean"], ("keepdims", 0)).Node("Mul", ["mean", "zero"], ["nothing"]).Node("Add", ["four_plain", "nothing"], ["four"])
            .Weights("four_ious", [1, 4], .93f, .9f, .95f, .91f);
        Choose(graph, masks);
        return graph.Node("Mul", ["mask_input", "has_mask_input"], ["low_res_masks"])
            .Output("masks", OnnxType.Float, 1, masks, "h", "w").Output("iou_predictions", OnnxType.Float, 1, masks).Output("low_res_masks", OnnxType.Float, 1, 1, 256, 256);
    }

    /// <summary>SAM 2's decoder: three masks of 256 x 256, of which the second is the best: the rectangle; the others are 4 px more and less.</summary>
    public static OnnxGraph Decoder2()
    {
        var graph = Prompts(new OnnxGraph("toy_decoder_2") { Opset = 17 }.Input("image_embed", OnnxType.Float, 1, 256, 64, 64)
            .Input("high_res_feats_0", OnnxType.Float, 1, 32, 256, 256).Input("high_res_feats_1", OnnxType.Float, 1, 64, 128, 128));
        graph.Weights("ratio_x", [], 4f).Weights("ratio_y", [], 4f).Weights("height", [], 256f).Weights("width", [], 256f);
        Distance(graph);
        return graph.Weights("offsets", [1, 3, 1, 1], 4f, 0f, -4f).Weights("low", [], -32f).Weights("high", [], 32f).Weights("ious", [1, 3], .9f, .94f, .92f)
            .Node("Unsqueeze", ["distance", "ax01"], ["plane"]).Node("Add", ["plane", "offsets"], ["three"]).Node("Clip", ["three", "low", "high"], ["masks"])
            .Node("Identity", ["ious"], ["iou_predictions"])
            .Output("masks", OnnxType.Float, 1, 3, 256, 256).Output("iou_predictions", OnnxType.Float, 1, 3);
    }

    /// <summary>EfficientViT-SAM's decoder: four masks of 256 x 256 of the padded square, the single one the rectangle, the second, 4 px less, the best.</summary>
    public static OnnxGraph PlainDecoder()
    {
        var graph = Points(new OnnxGraph("toy_plain_decoder") { Opset = 17 }.Input("image_embeddings", OnnxType.Float, 1, 256, 64, 64));
        graph.Weights("ratio_x", [], 4f).Weights("ratio_y", [], 4f).Weights("height", [], 256f).Weights("width", [], 256f);
        Distance(graph);
        return graph.Weights("offsets", [1, 4, 1, 1], 0f, -4f, 4f, 2f).Weights("ious", [1, 4], .9f, .94f, .92f, .91f)
            .Node("Unsqueeze", ["distance", "ax01"], ["plane"]).Node("Add", ["plane", "offsets"], ["masks"]).Node("Identity", ["ious"], ["iou_predictions"])
            .Output("masks", OnnxType.Float, 1, 4, 256, 256).Output("iou_predictions", OnnxType.Float, 1, 4);
    }

    static OnnxGraph Prompts(OnnxGraph graph) => Points(graph).Input("mask_input", OnnxType.Float, 1, 1, 256, 256).Input("has_mask_input", OnnxType.Float, 1);

    static OnnxGraph Points(OnnxGraph graph) => graph
        .Input("point_coords", OnnxType.Float, 1, "num_points", 2).Input("point_labels", OnnxType.Float, 1, "num_points")
        .Weights("i0", [], 0L).Weights("i1", [], 1L).Weights("ax0", [1], 0L).Weights("ax1", [1], 1L).Weights("ax2", [1], 2L).Weights("last", [1], -1L).Weights("ax01", [2], 0L, 1L)
        .Weights("half", [], .5f).Weights("zero", [], 0f).Weights("unit", [], 1f);

    // From ratio_x, ratio_y, width, height and the prompt: [height, width], the distance to the edge, positive inside.
    static void Distance(OnnxGraph graph)
    {
        foreach (var (corner, label) in ((string, float)[])[("first", 2), ("last_corner", 3)])
            graph.Weights(corner + "_label", [], label).Node("Equal", ["point_labels", corner + "_label"], [corner + "_is"]).Node("Cast", [corner + "_is"], [corner + "_weight"], ("to", 1))
                .Node("Unsqueeze", [corner + "_weight", "last"], [corner + "_column"]).Node("Mul", ["point_coords", corner + "_column"], [corner + "_only"])
                .Node("ReduceSum", [corner + "_only", "ax1"], [corner], ("keepdims", 0));
        Axis(graph, "x", "width", 0);
        Axis(graph, "y", "height", 1);
        graph.Node("Unsqueeze", ["box_x", "ax0"], ["row"]).Node("Unsqueeze", ["box_y", "last"], ["column"]).Node("Min", ["row", "column"], ["box"]);
        Squares(graph);
        // With a box the squares around points are out of play, without one the box is.
        graph.Weights("far", [], -1e6f).Node("ReduceMax", ["last_corner_weight"], ["has_box"], ("keepdims", 0)).Node("Sub", ["unit", "has_box"], ["no_box"])
            .Node("Mul", ["has_box", "far"], ["out_points"]).Node("Mul", ["no_box", "far"], ["out_box"])
            .Node("Add", ["squares", "out_points"], ["squares_in"]).Node("Add", ["box", "out_box"], ["box_in"]).Node("Max", ["squares_in", "box_in"], ["distance"]);
    }

    static void Axis(OnnxGraph graph, string axis, string length, int index)
    {
        var i = $"i{index}";
        graph.Node("Range", ["zero", length, "unit"], [axis + "_edges"]).Node("Add", [axis + "_edges", "half"], [axis + "_centres"])
            .Node("Gather", ["first", i], [axis + "_first_square"], ("axis", 1)).Node("Gather", ["last_corner", i], [axis + "_last_square"], ("axis", 1))
            .Node("Div", [axis + "_first_square", "ratio_" + axis], [axis + "_first"]).Node("Div", [axis + "_last_square", "ratio_" + axis], [axis + "_last"])
            .Node("Sub", [axis + "_centres", axis + "_first"], [axis + "_after"]).Node("Sub", [axis + "_last", axis + "_centres"], [axis + "_before"])
            .Node("Min", [axis + "_after", axis + "_before"], ["box_" + axis])
            // Of every point: how far each column or row is from it.
            .Node("Gather", ["point_coords", i], [axis + "_points_square"], ("axis", 2)).Node("Div", [axis + "_points_square", "ratio_" + axis], [axis + "_points_edge"])
            .Node("Add", [axis + "_points_edge", "half"], [axis + "_points"]).Node("Unsqueeze", [axis + "_points", "last"], [axis + "_points_column"])
            .Node("Sub", [axis + "_centres", axis + "_points_column"], [axis + "_signed"]).Node("Abs", [axis + "_signed"], [axis + "_far"]);
    }

    static void Squares(OnnxGraph graph) => graph
        .Node("Unsqueeze", ["x_far", "ax2"], ["x_rows"]).Node("Unsqueeze", ["y_far", "last"], ["y_columns"]).Node("Max", ["x_rows", "y_columns"], ["from_points"])
        .Weights("reach", [], 5.5f).Node("Sub", ["reach", "from_points"], ["in_squares"])
        .Weights("inside_label", [], 1f).Node("Equal", ["point_labels", "inside_label"], ["inside_is"]).Node("Cast", ["inside_is"], ["inside_weight"], ("to", 1))
        .Node("Sub", ["inside_weight", "unit"], ["outside_minus"]).Weights("million", [], 1e6f).Node("Mul", ["outside_minus", "million"], ["penalty_flat"])
        .Node("Unsqueeze", ["penalty_flat", "last"], ["penalty_column"]).Node("Unsqueeze", ["penalty_column", "last"], ["penalty"])
        .Node("Add", ["in_squares", "penalty"], ["counted"]).Node("ReduceMax", ["counted"], ["squares"], ("axes", new long[] { 0, 1 }), ("keepdims", 0));

    static void Choose(OnnxGraph graph, int masks)
    {
        if (masks == 4)
        {
            graph.Node("Identity", ["four"], ["masks"]).Node("Identity", ["four_ious"], ["iou_predictions"]);
            return;
        }
        // score = iou + (points - 2.5) x 1000 for the first: it wins from three points on, padding counted.
        graph.Node("Shape", ["point_labels"], ["points_shape"]).Node("Gather", ["points_shape", "i1"], ["points_count"]).Node("Cast", ["points_count"], ["points"], ("to", 1))
            .Weights("two_and_half", [], 2.5f).Weights("reweight", [1, 4], 1000f, 0f, 0f, 0f).Node("Sub", ["points", "two_and_half"], ["surplus"])
            .Node("Mul", ["reweight", "surplus"], ["bonus"]).Node("Add", ["four_ious", "bonus"], ["choice_scores"]).Node("ArgMax", ["choice_scores"], ["best"], ("axis", 1), ("keepdims", 0))
            .Node("Gather", ["four", "best"], ["masks"], ("axis", 1)).Node("Gather", ["four_ious", "best"], ["iou_predictions"], ("axis", 1));
    }
}
