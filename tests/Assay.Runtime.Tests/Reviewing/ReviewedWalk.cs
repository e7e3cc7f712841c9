using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Walks;

namespace Assay.Runtime.Tests.Reviewing;

/// <summary>A finished run whose queue is an omission in a (the reference's third), an extra in b (the second) and an object of a (the second) that lies 7 px beside the reference's.</summary>
static class ReviewedWalk
{
    public const string Yaml = """
        dataset: { coco: { annotations: labels.json } }
        references:
          second: { coco: { annotations: second.json } }
        steps:
          - match: {}
          - outline: {}
          - price_list: { omission: 10, extra: 5, inaccurate: 2 }
          - where: price_list_penalty > 0
          - highest: { by: price_list_penalty, count: 10 }
        review: { scripted_reviewer: {} }
        """;

    public static string Coco(params (int Id, int Image, int X, int Y, int Side)[] squares) => $$"""
        { "images": [ { "id": 1, "file_name": "a.png", "width": 60, "height": 60 }, { "id": 2, "file_name": "b.png", "width": 60, "height": 60 } ],
          "categories": [ { "id": 3, "name": "car" } ],
          "annotations": [ {{string.Join(",\n", squares.Select(Annotation))}} ] }
        """;

    static string Annotation((int Id, int Image, int X, int Y, int Side) s) => $$"""
        { "id": {{s.Id}}, "image_id": {{s.Image}}, "category_id": 3, "iscrowd": 0, "area": {{s.Side * s.Side}}, "bbox": [{{s.X}}, {{s.Y}}, {{s.Side}}, {{s.Side}}],
          "segmentation": [[{{s.X}}, {{s.Y}}, {{s.X + s.Side}}, {{s.Y}}, {{s.X + s.Side}}, {{s.Y + s.Side}}, {{s.X}}, {{s.Y + s.Side}}]] }
        """;

    public static async Task<Walk> RunAsync()
    {
        var walk = new Walk("Walk.Instances");
        walk.Folder.Write("labels.json", Coco((1, 1, 0, 0, 10), (2, 1, 20, 20, 10), (4, 2, 0, 0, 10), (5, 2, 30, 30, 12)));
        walk.Folder.Write("second.json", Coco((11, 1, 0, 0, 10), (12, 1, 27, 20, 10), (13, 1, 45, 45, 10), (14, 2, 0, 0, 10)));
        await walk.RunAsync(Yaml);
        return walk;
    }

    public static ReviewSession Open(Walk walk) => ReviewSession.Open(walk.Folder.File("out"), walk.Read(Yaml), walk.Hosts(new ProblemLog()), default);
}
