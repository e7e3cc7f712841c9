using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

public sealed class CvatDatasetTests : IDisposable
{
    static readonly CvatOptions Plain = new() { Path = default };

    readonly SmallCvat cvat = new();

    public void Dispose() => cvat.Dispose();

    Instance One(string shape) => Assert.Single(SmallCvat.Read(cvat.Image(shape)).Labels!.Instances!);

    [Fact]
    public void A_box_with_all_it_can_say_says_it()
    {
        var box = One("<box label='tree' source='auto' occluded='1' xtl='1.00' ytl='2.50' xbr='4.00' ybr='6.00' z_order='3' group_id='7'><attribute name='species'>oak</attribute></box>");
        Assert.Equal(new BoxGeometry(new Box(1, 2.5, 3, 3.5)), box.Geometry);
        Assert.Equal((1, "auto", 3), (box.Class, box.Source, box.ZOrder));
        Assert.Equal([("group", "7"), ("occluded", "true"), ("species", "oak")], box.Attributes.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public void Only_geometry_is_required_of_a_minimal_file()
    {
        var dataset = cvat.Xml("<image name='a.png' width='10' height='8'><polygon label='b' points='1,1;5,1;5,5'/><box label='a' xtl='0' ytl='0' xbr='1' ybr='1'/></image>");
        Assert.Equal(["b", "a"], dataset.Classes.Select(known => known.Name));
        Assert.Equal(2, SmallCvat.Read(dataset).Labels!.Instances!.Count);
        Assert.Equal("labels-guessed 2", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Fact]
    public void Runs_along_the_rows_of_a_box_become_runs_down_the_columns_of_the_image()
    {
        // ##. at (6,4), below it .##
        var mask = ((MaskGeometry)One("<mask label='car' rle='0, 2, 2, 2' left='6' top='4' width='3' height='2'/>").Geometry!).Mask;
        Assert.Equal([6 * 8 + 4u, 1, 7, 2, 7, 1, 80 - 48 - 4 - 18u], mask.Counts.ToArray());
    }

    [Fact]
    public void What_a_mask_has_outside_of_its_image_is_cut_off_and_counted()
    {
        var dataset = cvat.Image("<mask label='car' rle='0, 6' left='9' top='7' width='3' height='2'/>");
        Assert.Equal(1, ((MaskGeometry)SmallCvat.Read(dataset).Labels!.Instances![0].Geometry!).Mask.Area);
        Assert.Equal("mask-cut 5", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Fact]
    public void A_mask_that_begins_far_above_its_image_is_cut_without_looking_at_every_row()
    {
        var dataset = cvat.Image("<mask label='car' rle='0, 999999999' left='0' top='-999999990' width='1' height='999999999'/>");
        Assert.Equal(8, ((MaskGeometry)SmallCvat.Read(dataset).Labels!.Instances![0].Geometry!).Mask.Area);
        Assert.Equal("mask-cut 999999991", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Theory]
    [InlineData("<cuboid label='car' xtl1='1' ytl1='1' xbl1='1' ybl1='5' xtr1='4' ytr1='1' xbr1='4' ybr1='5' xtl2='2' ytl2='0' xbl2='2' ybl2='4' xtr2='5' ytr2='0' xbr2='5' ybr2='4'/>", "cuboid-as-outline 1", "cuboid")]
    [InlineData("<polyline label='car' points='1,1;5,4'/>", "polyline-as-box 1", "polyline")]
    [InlineData("<points label='car' points='1,1;5,4;2,2'/>", "points-as-box 1", "points")]
    [InlineData("<ellipse label='car' cx='5' cy='4' rx='2' ry='1' rotation='90'/>", "ellipse-as-mask 1", "ellipse")]
    [InlineData("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2' rotation='45'/>", "rotated-box-as-polygon 1", "box")]
    [InlineData("<skeleton label='car'><points label='a' points='1,1' outside='0'/><points label='b' points='3,4'/><points label='c' points='9,7' outside='1'/></skeleton>", "skeleton-as-box 1, skeleton-points-left-out 3", "skeleton")]
    [InlineData("<points label='car' points='5,4'/>", "points-as-box 1, shape-without-extent 1", "points")]
    public void A_shape_that_is_flattened_is_counted_and_says_what_it_was(string shape, string ledger, string was)
    {
        var dataset = cvat.Image(shape);
        Assert.Equal(was, SmallCvat.Read(dataset).Labels!.Instances![0].Attributes["shape"]);
        Assert.Equal(ledger, SmallCvat.Text(cvat.Ledger(dataset)));
        Assert.Empty(cvat.Problems(dataset));
    }

    [Fact]
    public void A_skeleton_is_the_box_around_its_visible_points() =>
        Assert.Equal(new BoxGeometry(new Box(1, 1, 2, 3)), One("<skeleton label='car'><points label='a' points='1,1'/><points label='b' points='3,4'/><points label='c' points='9,7' outside='1'/></skeleton>").Geometry);

    [Fact]
    public void A_cuboid_is_the_outline_around_its_corners()
    {
        var outline = ((PolygonGeometry)One("<cuboid label='car' xtl1='1' ytl1='1' xbl1='1' ybl1='5' xtr1='4' ytr1='1' xbr1='4' ybr1='5' xtl2='2' ytl2='0' xbl2='2' ybl2='4' xtr2='5' ytr2='0' xbr2='5' ybr2='4'/>").Geometry!).Parts[0];
        Assert.Equal([(1, 1), (1, 5), (2, 0), (4, 5), (5, 0), (5, 4)], outline.Chunk(2).Select(point => (point[0], point[1])).Order());
    }

    [Fact]
    public void A_rotated_ellipse_has_the_pixels_whose_centres_it_holds()
    {
        var mask = ((MaskGeometry)One("<ellipse label='car' cx='5' cy='4' rx='2.4' ry='1.4' rotation='90'/>").Geometry!).Mask;
        var pixels = new byte[80];
        Assay.Kernels.RunMask.Unpack(mask.Counts, 10, 8, pixels);
        for (var i = 0; i < 80; i++)
            Assert.Equal(Math.Pow((i % 10 + .5 - 5) / 1.4, 2) + Math.Pow((i / 10 + .5 - 4) / 2.4, 2) <= 1, pixels[i] == 1);
    }

    [Fact]
    public void Higher_z_order_covers_lower_and_the_covered_area_is_counted()
    {
        var dataset = cvat.Image("<box label='car' xtl='0' ytl='0' xbr='4' ybr='4' z_order='1'/><box label='tree' xtl='2' ytl='0' xbr='6' ybr='4' z_order='0'/><polyline label='tree' points='0,0;9,9'/>", Plain with { Labels = CvatLabels.LabelMap });
        var map = SmallCvat.Read(dataset).Labels!.Map!;
        Assert.Equal((0, 0, 1, LabelMap.Void), (map.Ids[0], map.Ids[3], map.Ids[5], map.Ids[6]));
        Assert.Equal("covered-pixels 8, no-area-left-out 1, object-details-left-out 2", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Fact]
    public void Of_one_z_order_the_later_shape_covers_and_that_is_a_guess()
    {
        var dataset = cvat.Image("<box label='car' xtl='0' ytl='0' xbr='4' ybr='4'/><box label='tree' xtl='2' ytl='0' xbr='6' ybr='4'/>", Plain with { Labels = CvatLabels.LabelMap, Background = "ground" });
        Assert.Equal(["car", "tree", "ground"], dataset.Classes.Select(known => known.Name));
        var map = SmallCvat.Read(dataset).Labels!.Map!;
        Assert.Equal((0, 1, 2), (map.Ids[0], map.Ids[3], map.Ids[9]));
        Assert.Equal("covered-pixels 8, object-details-left-out 2, z-order-ties 8", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Theory]
    [InlineData(true, "empty-as-annotated 1")]
    [InlineData(false, "empty-as-not-annotated 1")]
    public void An_empty_image_is_what_the_options_say(bool annotated, string ledger)
    {
        var dataset = cvat.Image("", Plain with { EmptyIsAnnotated = annotated });
        Assert.Equal(annotated, SmallCvat.Read(dataset).Labels is not null);
        Assert.Equal(ledger, SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Fact]
    public void A_tag_is_a_class_of_the_image()
    {
        var dataset = cvat.Image("<tag label='tree' source='manual'/><box label='car' xtl='0' ytl='0' xbr='4' ybr='4'/>", Plain with { Labels = CvatLabels.Tags });
        Assert.Equal([1], SmallCvat.Read(dataset).Labels!.Tags);
        Assert.Equal("shapes-left-out 1, tag-details-left-out 1", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    [Fact]
    public void Options_leave_out_kinds_and_subsets()
    {
        var dataset = cvat.Xml(SmallCvat.Meta + "<image name='a' width='9' height='9' subset='train'><box label='car' xtl='0' ytl='0' xbr='4' ybr='4'/><points label='car' points='1,1'/></image><image name='b' width='9' height='9' subset='val'/>",
            Plain with { Shapes = [ShapeKind.Box], Subset = ["train"] });
        Assert.Equal(["a"], dataset.Ids);
        Assert.Equal("shapes-left-out 1, subset-left-out 1", SmallCvat.Text(cvat.Ledger(dataset)));
    }

    const string Video = """
        <meta><task><name>v</name><size>4</size><mode>interpolation</mode><labels><label><name>car</name></label></labels><original_size><width>20</width><height>10</height></original_size></task></meta>
        <track id='5' label='car' source='manual' group_id='2'>
          <box frame='0' keyframe='1' outside='0' occluded='0' xtl='0' ytl='0' xbr='4' ybr='4'/>
          <box frame='1' keyframe='0' outside='0' occluded='0' xtl='1' ytl='0' xbr='5' ybr='4'/>
          <box frame='2' keyframe='1' outside='1' occluded='0' xtl='2' ytl='0' xbr='6' ybr='4'/>
        </track>
        """;

    [Fact]
    public void Keyframes_of_a_track_are_labels_and_frames_between_are_not()
    {
        var dataset = cvat.Xml(Video);
        Assert.Equal(["frame_000000", "frame_000001", "frame_000002", "frame_000003"], dataset.Ids);
        var samples = SmallCvat.ReadAll(dataset);
        var car = Assert.Single(samples[0].Labels!.Instances!);
        Assert.Equal(("5", "manual", "2"), (car.Track, car.Source, car.Attributes["group"]));
        Assert.Null(samples[1].Labels); // Nobody looked at it.
        Assert.Empty(samples[2].Labels!.Instances!); // Somebody ended the track here.
        Assert.Equal("empty-as-annotated 1, interpolated-left-out 1, outside-left-out 1", SmallCvat.Text(cvat.Ledger(dataset)));
        Assert.Equal(Coverage.NonExhaustive, dataset.Coverage);
        Assert.Equal([0, 1, 2, 3], dataset.Attributes.Single(column => column.Name == "frame").Number!.Select(number => number!.Value));
        Assert.All(dataset.Attributes.Single(column => column.Name == "sequence").Text!, text => Assert.Equal("v", text));
    }

    [Fact]
    public void Frames_between_keyframes_are_labels_when_the_options_say_so()
    {
        var dataset = cvat.Xml(Video, Plain with { Interpolated = true });
        Assert.Equal(new BoxGeometry(new Box(1, 0, 4, 4)), Assert.Single(SmallCvat.Read(dataset, 1).Labels!.Instances!).Geometry);
        Assert.Equal("empty-as-annotated 1, interpolated-used 1, outside-left-out 1", SmallCvat.Text(cvat.Ledger(dataset)));
        Assert.Equal(Coverage.Dense, dataset.Coverage);
    }

    [Fact]
    public void Between_keyframes_of_json_boxes_move_on_a_straight_line()
    {
        cvat.Write("t/task.json", """{ "name": "t", "labels": [ { "name": "car", "attributes": [] } ], "data": { "start_frame": 0, "stop_frame": 5 }, "jobs": [ { "start_frame": 0, "stop_frame": 4 } ] }""");
        cvat.Write("t/data/manifest.jsonl", """{"version":"1.1"}""" + "\n" + """{"type":"video"}""" + "\n" + """{"properties":{"name":"v.mp4","resolution":[20,10],"length":6}}""" + "\n");
        var path = cvat.Write("t/annotations.json", """
            [ { "version": 0, "tags": [], "shapes": [], "tracks": [ { "frame": 0, "label": "car", "group": 0, "source": "manual", "attributes": [], "shapes": [
              { "type": "rectangle", "frame": 0, "points": [0, 0, 4, 4], "outside": false, "occluded": false, "z_order": 0, "rotation": 0, "attributes": [] },
              { "type": "rectangle", "frame": 2, "points": [2, 2, 8, 6], "outside": false, "occluded": false, "z_order": 0, "rotation": 0, "attributes": [] } ] } ] } ]
            """);
        var dataset = cvat.Open(Plain with { Path = new InputPath(path), Interpolated = true });
        Assert.Equal([new Box(0, 0, 4, 4), new Box(1, 1, 5, 4), new Box(2, 2, 6, 4), new Box(2, 2, 6, 4), new Box(2, 2, 6, 4)],
            SmallCvat.ReadAll(dataset).Take(5).Select(sample => ((BoxGeometry)Assert.Single(sample.Labels!.Instances!).Geometry!).Box));
        Assert.Empty(SmallCvat.Read(dataset, 5).Labels!.Instances!); // Behind the job that the track belongs to.
        Assert.Equal(new Size(20, 10), SmallCvat.Read(dataset).Size);
    }

    [Fact]
    public void An_archive_is_read_in_place_with_its_images()
    {
        var path = cvat.Zip("t.zip", ("annotations.xml", $"<annotations>{SmallCvat.Meta}<image name='a.png' width='10' height='8'><box label='car' xtl='1' ytl='1' xbr='3' ybr='2'/></image></annotations>"), ("images/a.png", "not looked at"));
        var dataset = cvat.Open(path);
        Assert.Equal("car", dataset.Classes[Assert.Single(SmallCvat.Read(dataset).Labels!.Instances!).Class].Name);
    }

    [Fact]
    public void A_backup_has_the_names_and_sizes_of_its_images()
    {
        var path = cvat.Zip("b.zip",
            ("task.json", """{ "name": "birds", "subset": "train", "labels": [ { "name": "bird", "color": "#ff0000", "attributes": [ { "name": "kind", "mutable": false, "input_type": "text", "default_value": "", "values": [] } ] } ], "data": { "start_frame": 0, "stop_frame": 1 } }"""),
            ("data/manifest.jsonl", """{"version":"1.1"}""" + "\n" + """{"type":"images"}""" + "\n" + """{"name":"x/one","extension":".jpg","width":30,"height":20}""" + "\n" + """{"name":"two","extension":".jpg","width":40,"height":50}""" + "\n"),
            ("annotations.json", """[ { "version": 0, "tags": [], "tracks": [], "shapes": [ { "type": "polygon", "label": "bird", "frame": 1, "points": [1, 1, 5, 1, 5, 5], "occluded": true, "z_order": 0, "group": 0, "source": "manual", "attributes": [ { "name": "kind", "value": "jay" } ] } ] } ]"""));
        var dataset = cvat.Open(path);
        Assert.Equal(["x/one.jpg", "two.jpg"], dataset.Ids);
        var two = SmallCvat.Read(dataset, 1);
        Assert.Equal((new Size(40, 50), "jay"), (two.Size, Assert.Single(two.Labels!.Instances!).Attributes["kind"]));
        Assert.Equal(["birds", "birds"], dataset.Attributes.Single(column => column.Name == "batch").Text!);
        Assert.Equal(["train", "train"], dataset.Attributes.Single(column => column.Name == "subset").Text!);
    }

    [Fact]
    public void Exports_with_images_of_one_name_are_told_apart_by_their_folders()
    {
        foreach (var task in new[] { "t1", "t2" })
            cvat.Write($"{task}/annotations.xml", $"<annotations>{SmallCvat.Meta}<image name='000.png' width='10' height='8'/></annotations>");
        cvat.Write("other.xml", "<annotation><folder>of Pascal VOC</folder></annotation>");
        Assert.Equal(["t1/000.png", "t2/000.png"], cvat.Open(cvat.Path).Ids);
    }

    [Fact]
    public void More_shapes_than_memory_holds_wait_in_a_file()
    {
        var polygon = string.Join(';', Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"{i / 7.0:R},{i % 13 + i / 3.0:R}")));
        var dataset = cvat.Xml(SmallCvat.Meta + string.Concat(Enumerable.Range(0, 2500).Select(i => $"<image name='{i}' width='500' height='500'><polygon label='car' points='{polygon}'/></image>")));
        var expected = polygon.Split(',', ';').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        foreach (var index in new[] { 2499, 0, 1234 })
            Assert.Equal(expected, ((PolygonGeometry)SmallCvat.Read(dataset, index).Labels!.Instances![0].Geometry!).Parts[0]);
    }
}
