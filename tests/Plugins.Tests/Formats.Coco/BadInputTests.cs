namespace Assay.Tests.Coco;

public sealed class BadInputTests : IDisposable
{
    readonly SmallCoco coco = new();

    public void Dispose() => coco.Dispose();

    [Theory]
    [InlineData("polygon-too-short", "\"segmentation\":[[1,1,2,2]]", "2 different points")]
    [InlineData("polygon-too-short", "\"segmentation\":[[1,1,2,2,1,1],[1,1]]", "polygon 1")]
    [InlineData("not-a-number", "\"segmentation\":[[1,1,2,2,3,1],[1,1,2,NaN,3,1]]", "'segmentation': number 4 of polygon 2 is NaN")]
    [InlineData("not-a-number", "\"bbox\":[1,1,-Infinity,2]", "'bbox': number 3 is infinite")]
    [InlineData("not-a-number", "\"bbox\":[1,1,2,2],\"area\":NaN", "'area': is NaN")]
    [InlineData("flat-counts", "\"segmentation\":[5,2,5]", "\"size\": [3, 4]")]
    [InlineData("flat-counts", "\"segmentation\":[[5,2,5]]", "polygon 1")]
    [InlineData("zero-size-box", "\"bbox\":[1,1,0,2]", "0 x 2")]
    [InlineData("broken-json", "\"bbox\":[1,1,2,2 5]", "cannot be read")]
    [InlineData("polygon-odd", "\"segmentation\":[[1,1,2,2,3,1,9]]", "7 numbers")]
    [InlineData("not-a-number", "\"segmentation\":[[1,1,2,\"NaN\",3,1]]", "number 4 of polygon 1 is the text \"NaN\"")]
    [InlineData("not-a-number", "\"segmentation\":[[1,1,2,null,3,1]]", "null")]
    [InlineData("not-a-number", "\"segmentation\":[[1,1,2,1e999,3,1]]", "number 4")]
    [InlineData("not-a-number", "\"segmentation\":[[[1,1],[2,2],[3,1]]]", "number 1")]
    [InlineData("far-coordinate", "\"segmentation\":[[1,1,2,1e300,3,1]]", "number 4 of polygon 1 is 1e300")]
    [InlineData("far-coordinate", "\"bbox\":[-1e11,1,2,2]", "number 1 of bbox")]
    [InlineData("broken-segmentation", "\"segmentation\":[1,1,2,2,3,1]", "list of lists")]
    [InlineData("broken-segmentation", "\"segmentation\":\"52203\"", "neither")]
    [InlineData("broken-segmentation", "\"segmentation\":{\"size\":[3,4]}", "counts")]
    [InlineData("rle-size", "\"segmentation\":{\"size\":[4,3],\"counts\":[12]}", "[3, 4]")]
    [InlineData("rle-size", "\"segmentation\":{\"counts\":[12]}", "no size")]
    [InlineData("negative-size", "\"segmentation\":{\"size\":[-3,4],\"counts\":[12]}", "negative")]
    [InlineData("broken-rle", "\"segmentation\":{\"size\":[3,4],\"counts\":[5,2]}", "sum to 7")]
    [InlineData("broken-rle", "\"segmentation\":{\"size\":[3,4],\"counts\":[5,-2,9]}", "-2")]
    [InlineData("broken-rle", "\"segmentation\":{\"size\":[3,4],\"counts\":\"5\"}", "too short")]
    [InlineData("broken-rle", "\"segmentation\":{\"size\":[3,4],\"counts\":\"5~\"}", "code 126")]
    [InlineData("negative-size", "\"bbox\":[1,1,-2,2]", "two corners")]
    [InlineData("broken-box", "\"bbox\":[1,1,2]", "3 numbers")]
    [InlineData("negative-size", "\"bbox\":[1,1,2,2],\"area\":-4", "-4")]
    [InlineData("no-geometry", "\"segmentation\":[]", "neither")]
    public void A_broken_object_is_left_out_and_named(string code, string fields, string message)
    {
        var sample = coco.ReadOne($$"""{"image_id":1,"category_id":7,{{fields}},"id":12},{{SmallCoco.Box}}""");
        var problem = Assert.Single(sample.Problems);
        Assert.Equal((code, "a.jpg", "annotation 12"), (problem.Code, problem.Sample, problem.Place));
        Assert.Contains(message, problem.Message);
        Assert.EndsWith("part-0.json", problem.File);
        Assert.Equal("11", Assert.Single(sample.Labels!.Instances!).SourceId);
    }

    [Fact]
    public void An_unknown_class_is_a_problem_of_the_sample()
    {
        var sample = coco.ReadOne("""{"id":12,"image_id":1,"category_id":8,"bbox":[0,0,1,1]}""");
        Assert.Equal("unknown-category", Assert.Single(sample.Problems).Code);
        Assert.Empty(sample.Labels!.Instances!);
    }

    [Fact]
    public void An_unknown_image_is_reported_with_file_and_annotation()
    {
        coco.Open(SmallCoco.Json(annotations: """{"id":12,"image_id":3,"category_id":7,"bbox":[0,0,1,1]}"""));
        var problem = Assert.Single(coco.Host.Problems);
        Assert.Equal(("unknown-image", "annotation 12"), (problem.Code, problem.Place));
        Assert.Contains("image_id 3", problem.Message);
    }

    [Theory]
    [InlineData("../../x.jpg")]
    [InlineData("/etc/x.jpg")]
    [InlineData("a/../../x.jpg")]
    [InlineData(@"..\\x.jpg")]
    [InlineData("C:/x.jpg")]
    [InlineData(@"a\u0000.jpg")]
    [InlineData("")]
    public void A_name_that_could_leave_the_folder_is_refused_and_the_rest_is_kept(string name)
    {
        var dataset = coco.Open(SmallCoco.Json($$"""{{SmallCoco.Image}},{"id":2,"file_name":"{{name}}","width":4,"height":3}""", """{"id":12,"image_id":2,"category_id":7,"bbox":[0,0,1,1]}"""));
        Assert.Equal(["a.jpg"], dataset.Ids);
        var problem = Assert.Single(coco.Host.Problems);
        Assert.Equal(("unsafe-name", "image 2"), (problem.Code, problem.Place));
        Assert.DoesNotContain('\0', problem.Message);
    }

    [Theory]
    [InlineData("\"width\":0,\"height\":0", "0x0")]
    [InlineData("\"width\":-4,\"height\":3", "-4x3")]
    [InlineData("\"width\":\"wide\"", "0x0")]
    [InlineData("\"width\":1000000,\"height\":1000000", "1000000x1000000")]
    public void An_image_without_a_usable_size_fails_alone(string fields, string message)
    {
        var dataset = coco.Open(SmallCoco.Json($$"""{"id":2,"file_name":"b.jpg",{{fields}}},{{SmallCoco.Image}}"""));
        Assert.Contains(message, Assert.Throws<DataException>(() => SmallCoco.Read(dataset, 0)).Message);
        Assert.Single(SmallCoco.Read(dataset, 1).Labels!.Instances!);
    }

    [Fact]
    public void Two_annotations_of_one_id_are_kept_and_the_second_loses_it()
    {
        var sample = coco.ReadOne(SmallCoco.Box + "," + SmallCoco.Box.Replace("[1,1,2,2]", "[0,0,2,2]"));
        Assert.Equal("duplicate-annotation", Assert.Single(sample.Problems).Code);
        Assert.Equal(["11", null], sample.Labels!.Instances!.Select(instance => instance.SourceId));
    }

    [Fact]
    public void Shards_that_number_alike_do_not_share_identities()
    {
        var sample = SmallCoco.Read(coco.Open(SmallCoco.Json(), SmallCoco.Json(annotations: SmallCoco.Box.Replace("[1,1,2,2]", "[0,0,2,2]"))), 0);
        Assert.Equal(["11", null], sample.Labels!.Instances!.Select(instance => instance.SourceId));
    }

    [Fact]
    public void The_same_annotation_in_two_shards_is_one_object_and_a_problem()
    {
        var sample = SmallCoco.Read(coco.Open(SmallCoco.Json(), SmallCoco.Json()), 0);
        Assert.Equal("11", Assert.Single(sample.Labels!.Instances!).SourceId);
        Assert.Equal(("repeated-annotation", "annotation 11"), (Assert.Single(sample.Problems).Code, sample.Problems[0].Place));
    }

    [Fact]
    public void Images_that_shards_share_are_counted_once_for_all()
    {
        const string B = """{"id":2,"file_name":"b.jpg","width":4,"height":3}""";
        coco.Open(SmallCoco.Json(), SmallCoco.Json($"{SmallCoco.Image},{B}"), SmallCoco.Json($"{SmallCoco.Image},{B}"));
        var problem = Assert.Single(coco.Host.Problems);
        Assert.Equal("repeated-images", problem.Code);
        Assert.Contains("2 files repeat images of those before them 3 times in all, for example a.jpg, ", problem.Message);
    }

    [Fact]
    public void An_image_that_is_listed_twice_alike_is_one_image_and_a_problem()
    {
        Assert.Equal(["a.jpg"], coco.Open(SmallCoco.Json($"{SmallCoco.Image},{SmallCoco.Image}")).Ids);
        Assert.Equal("repeated-images", Assert.Single(coco.Host.Problems).Code);
    }

    [Fact]
    public void A_part_of_two_points_is_left_out_and_the_rest_of_the_object_kept()
    {
        var sample = coco.ReadOne("""{"id":12,"image_id":1,"category_id":7,"segmentation":[[0,0,3,0,3,3],[1,1,2,2,1,1]]}""");
        Assert.Equal([0, 0, 3, 0, 3, 3], Assert.Single(Assert.IsType<PolygonGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Parts));
        var problem = Assert.Single(sample.Problems);
        Assert.Equal(("polygon-too-short", "annotation 12"), (problem.Code, problem.Place));
        Assert.Contains("polygon 2 has 2 different points", problem.Message);
    }

    [Theory]
    [InlineData("[[1.1,1.1,1.2,1.1,1.2,1.2]]")]
    [InlineData("[[0,1,2,1,4,1]]")]
    [InlineData("[[5,0,8,0,8,3]]")]
    [InlineData("[[0,-3,4,-3,4,-1]]")]
    [InlineData("{\"size\":[3,4],\"counts\":[12]}")]
    public void A_shape_without_a_pixel_is_a_problem_and_the_object_is_kept(string segmentation)
    {
        var sample = coco.ReadOne($$"""{"id":12,"image_id":1,"category_id":7,"segmentation":{{segmentation}}}""");
        Assert.Single(sample.Labels!.Instances!);
        var problem = Assert.Single(sample.Problems);
        Assert.Equal(("zero-area", "annotation 12"), (problem.Code, problem.Place));
    }

    [Theory]
    [InlineData("[[0,0,1,0,1,1,0,1]]")]
    [InlineData("[[1.1,1.1,1.2,1.1,1.2,1.2],[0,0,3,0,3,3,0,3]]")]
    [InlineData("[[0,0,2,2,2,0,0,2]]")]
    [InlineData("[[-2,-2,9,-2,9,9,-2,9]]")]
    public void A_small_crossed_or_overhanging_shape_with_pixels_is_no_problem(string segmentation) =>
        Assert.Empty(coco.ReadOne($$"""{"id":12,"image_id":1,"category_id":7,"segmentation":{{segmentation}}}""").Problems);

    [Fact]
    public void A_box_without_pixels_beside_a_segmentation_is_a_problem_and_the_object_is_kept()
    {
        var sample = coco.ReadOne("""{"id":12,"image_id":1,"category_id":7,"segmentation":[[0,0,3,0,3,3]],"bbox":[0,0,3,0]}""");
        Assert.Equal(new Box(0, 0, 3, 0), Assert.Single(sample.Labels!.Instances!).StatedBox);
        Assert.Equal("zero-size-box", Assert.Single(sample.Problems).Code);
    }

    [Fact]
    public void A_class_name_that_stands_twice_in_one_supercategory_is_one_class_and_a_problem()
    {
        var dataset = coco.Open(SmallCoco.Json(annotations: """{"id":12,"image_id":1,"category_id":2,"bbox":[0,0,1,1]}""", categories: """{"id":1,"name":"cat","supercategory":"animal"},{"id":2,"name":"cat"}"""));
        Assert.Equal([new Class(1, "cat", "animal")], dataset.Classes);
        Assert.Equal(1, Assert.Single(SmallCoco.Read(dataset, 0).Labels!.Instances!).Class);
        Assert.Equal("duplicate-category", Assert.Single(coco.Host.Problems).Code);
    }

    [Theory]
    [InlineData("duplicate-category", """{"id":1,"name":"mouse","supercategory":"animal"},{"id":2,"name":"mouse","supercategory":"device"}""", "'mouse (device)'")]
    [InlineData("duplicate-category", """{"id":1,"name":"cat"},{"id":1,"name":"dog"}""", "'cat' and 'dog'")]
    [InlineData("broken-category", """{"id":1}""", "name")]
    [InlineData("not-an-object", "3", "categories")]
    public void Classes_that_contradict_each_other_are_refused(string code, string categories, string message)
    {
        var refused = coco.Refused(SmallCoco.Json(categories: categories));
        Assert.Equal(code, refused.Code);
        Assert.Contains(message, refused.Message);
        Assert.StartsWith("line 1, byte", refused.Place);
    }

    [Theory]
    [InlineData("duplicate-file-name", """{"id":1,"file_name":"a.jpg","width":4,"height":3},{"id":2,"file_name":"a.jpg","width":4,"height":3}""")]
    [InlineData("duplicate-image", """{"id":1,"file_name":"a.jpg","width":4,"height":3},{"id":1,"file_name":"b.jpg","width":4,"height":3}""")]
    [InlineData("image-sizes-differ", """{"id":1,"file_name":"a.jpg","width":4,"height":3},{"id":1,"file_name":"a.jpg","width":4,"height":4}""")]
    [InlineData("no-samples", "")]
    public void Images_that_contradict_each_other_are_refused(string code, string images) => Assert.Equal(code, coco.Refused(SmallCoco.Json(images)).Code);

    [Fact]
    public void Shards_that_disagree_about_a_size_are_refused() => Assert.Equal("image-sizes-differ", coco.Refused(SmallCoco.Json(),
        SmallCoco.Json("""{"id":1,"file_name":"a.jpg","width":5,"height":3}""")).Code);

    [Theory]
    [InlineData("not-instances", "[]", "coco_results")]
    [InlineData("not-instances", "7", "not an object")]
    [InlineData("not-instances", "{}", "'images'")]
    [InlineData("not-instances", """{"images":[],"categories":[]}""", "'annotations'")]
    [InlineData("not-instances", """{"images":{}}""", "'images' is not a list")]
    [InlineData("captions-file", """{"annotations":[{"image_id":1,"id":2,"caption":"a cat"}]}""", "captions")]
    [InlineData("keypoints-file", """{"annotations":[{"segmentation":[[1,1,2,2,3,1]],"keypoints":[1,1,2]}]}""", "keypoints")]
    [InlineData("panoptic-file", """{"annotations":[{"segments_info":[],"file_name":"a.png"}]}""", "coco_panoptic")]
    [InlineData("captions-file", """{"annotations":[{"id":2,"segmentation":[[1,1,2,2,3,1]],"caption":"a cat"}],"images":[]}""", "captions")]
    [InlineData("video-instances-file", """{"videos":[{"id":1,"file_names":["a/0.jpg"]}],"annotations":[{"id":1,"video_id":1,"segmentations":[null]}]}""", "track_id")]
    [InlineData("not-instances", "<html></html>", "web page")]
    [InlineData("empty-file", "", "empty")]
    public void Another_kind_of_file_is_refused_by_name(string code, string text, string message)
    {
        var refused = coco.Refused(text);
        Assert.Equal(code, refused.Code);
        Assert.Contains(message, refused.Message);
        Assert.EndsWith("part-0.json", refused.File);
    }

    [Fact]
    public void A_truncated_file_is_refused_with_line_and_byte()
    {
        var refused = coco.Refused("{\"images\": [\n  {\"id\": 1,");
        Assert.Equal(("broken-json", "line 2, byte 12"), (refused.Code, refused.Place));
    }

    [Fact]
    public void A_large_file_that_is_cut_in_the_middle_is_refused_with_line_and_byte()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => $$"""{"id":{{i}},"bbox":[0,0,1,1]},""").Prepend("{\"annotations\":[");
        var refused = coco.Refused(string.Join('\n', lines.Take(2500)) + "\n{\"id\":2499");
        Assert.Equal(("broken-json", "line 2501, byte 11"), (refused.Code, refused.Place));
        Assert.Contains("cut off", refused.Message);
    }

    [Theory]
    [InlineData("{\"images\":[{\"id\":1]}", "']' closes what '{' opened")]
    [InlineData("{\"images\" [1]}", "expected ':'")]
    [InlineData("{\"annotations\":[{\"id\":1} {\"id\":2}]}", "expected ','")]
    [InlineData("{\"info\":{\"year\":2014,}}", "not JSON")]
    public void Text_that_is_no_json_is_refused_with_what_was_expected(string text, string message)
    {
        var refused = coco.Refused(text);
        Assert.Equal("broken-json", refused.Code);
        Assert.Contains(message, refused.Message);
        Assert.StartsWith("line 1, byte", refused.Place);
    }

    [Fact]
    public void Text_after_the_end_is_refused() => Assert.Equal("broken-json", coco.Refused(SmallCoco.Json() + "}").Code);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, "UTF-16")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "unpack")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "unpack")]
    public void Bytes_of_another_kind_are_refused_with_what_they_are(byte[] bytes, string message)
    {
        File.WriteAllBytes(coco.Folder.File("part-0.json"), bytes);
        var refused = Assert.Throws<DataException>(() => coco.Dataset(new() { Annotations = new InputPath(coco.Folder.File("part-0.json")) }));
        Assert.Equal("not-instances", refused.Code);
        Assert.Contains(message, refused.Message);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        File.WriteAllBytes(coco.Folder.File("part-0.json"), [.. "{\"images\":[{\"id\":1,\"file_name\":\""u8, 0xff, .. "\"}]}"u8]);
        var path = new InputPath(coco.Folder.File("part-0.json"));
        Assert.Equal("broken-json", Assert.Throws<DataException>(() => coco.Dataset(new() { Annotations = path })).Code);
    }

    [Theory]
    [InlineData("missing.json", "missing-file")]
    [InlineData("*.json", "no-files")]
    public void A_path_that_names_nothing_is_refused(string name, string code) =>
        Assert.Equal(code, Assert.Throws<DataException>(() => coco.Dataset(new() { Annotations = new InputPath(Path.Combine(coco.Folder.Path, name)) })).Code);

    [Fact]
    public void Any_damage_gives_a_sample_a_problem_or_a_refusal()
    {
        var random = new Random(3);
        var text = System.Text.Encoding.UTF8.GetBytes(SmallCoco.Json(annotations: SmallCoco.Box
            + """,{"id":12,"image_id":1,"category_id":9,"segmentation":[[0,0,3,0.5,3,2]],"area":2.5},{"id":13,"image_id":1,"category_id":9,"iscrowd":1,"segmentation":{"size":[3,4],"counts":"5223"}}"""));
        var (refused, problems) = (0, 0);
        for (var round = 0; round < 2000; round++)
        {
            File.WriteAllBytes(coco.Folder.File("fuzz.json"), Damage(random, text));
            try
            {
                var dataset = coco.Dataset(new() { Annotations = new InputPath(coco.Folder.File("fuzz.json")) });
                for (var i = 0; i < dataset.Ids.Count; i++)
                    problems += SmallCoco.Read(dataset, i).Problems.Count;
            }
            catch (DataException)
            {
                refused++;
            }
        }
        Assert.True(refused > 100 && problems > 20, $"{refused} refused, {problems} problems");
    }

    static byte[] Damage(Random random, byte[] text)
    {
        var damaged = text.ToList();
        for (var n = random.Next(1, 4); n > 0 && damaged.Count > 0; n--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(5))
            {
                case 0: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.RemoveAt(at); break;
                case 2: damaged.Insert(at, (byte)"0123456789-.eE[]{},:\""[random.Next(21)]); break;
                case 3: damaged[at] = (byte)('0' + random.Next(10)); break;
                default: damaged.RemoveRange(at, Math.Min(random.Next(12), damaged.Count - at)); break;
            }
        }
        return [.. damaged];
    }
}
