using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Walks a file once and notes what it holds; geometry is passed over, not parsed.</summary>
sealed class CocoIndexer(CocoIndex index, JsonSections walk, CocoKind kind)
{
    /// <summary>Indexes a file.</summary>
    /// <exception cref="DataException">Broken JSON, or another kind of file.</exception>
    public static CocoIndex Read(JsonFile file, CocoIds ids, CocoKind kind)
    {
        var index = file.Walk(walk =>
        {
            var index = new CocoIndex(file, ids);
            var indexer = new CocoIndexer(index, walk, kind);
            if (kind == CocoKind.Results)
                indexer.ReadResults();
            else
                indexer.ReadSections();
            walk.End();
            return index;
        });
        file.GiveBack();
        return index;
    }

    void ReadResults()
    {
        if (walk.Peek() != '[')
            throw Fail("not-results", "the file is not a list of results; a whole instances file can be a reference too, as 'coco: { annotations: ... }'", walk.At);
        ReadAnnotations();
    }

    void ReadSections()
    {
        if (walk.Peek() == '[')
            throw Fail("not-instances", "the file is a bare list, as results are; a dataset is an object with images, annotations and categories. Use it as a reference: 'coco_results: { results: ... }'", 0);
        if (walk.Peek() != '{')
            throw Fail("not-instances", $"the file is not an object with images, annotations and categories{Hint()}", 0);
        while (walk.NextSection() is { } section)
            ReadSection(section);
    }

    string Hint() => index.File.Slice(0, 2) switch
    {
        [0xFF, 0xFE] or [0xFE, 0xFF] => "; it is UTF-16: save it as UTF-8",
        [0x1F, 0x8B] or [(byte)'P', (byte)'K'] => "; it is compressed: unpack it first",
        [(byte)'<', ..] => "; it is a web page or XML: was something else downloaded?",
        _ => "",
    };

    void ReadSection(string section)
    {
        switch (section)
        {
            case "images": ReadImages(); break;
            case "annotations" when kind == CocoKind.Images: walk.Pass(); break;
            case "annotations": ReadAnnotations(); break;
            case "categories" when kind != CocoKind.Images: index.Categories = CategoryReader.Read(index, walk, OpenList("categories")); break;
            case "licenses": NameReader.Read(walk, index.Licenses, Note); break;
            case "videos":
                ReadRest(section, () => NameReader.Read(walk, index.Videos));
                break;
            default:
                ReadRest(section, walk.Check);
                break;
        }
    }

    void Note(string id, long offset, int length) => index.LicenseTexts[id] = new JsonPlace(index.File, offset, length);

    void ReadRest(string section, Action read)
    {
        var start = walk.At;
        read();
        if (walk.At - start <= int.MaxValue)
            index.Rest.Add((section, new JsonPlace(index.File, start, (int)(walk.At - start))));
    }

    void ReadImages()
    {
        OpenList("images");
        index.Images ??= [];
        for (var begun = false; walk.NextEntry(ref begun);)
        {
            var image = new CocoImage { Offset = RequireObject("images") };
            image = walk.Read((ref Utf8JsonReader reader) => ImageReader.Read(ref reader, image, index.Ids));
            index.Images.Add(image with { Length = (int)(walk.At - image.Offset) });
        }
    }

    void ReadAnnotations()
    {
        OpenList("annotations");
        index.Annotations ??= [];
        for (var begun = false; walk.NextEntry(ref begun);)
        {
            var start = RequireObject("annotations");
            index.Annotations.Add(ReadAnnotation(walk.Pass(), start));
        }
    }

    CocoAnnotation ReadAnnotation(ReadOnlySpan<byte> text, long start)
    {
        var (annotation, segments) = (new CocoAnnotation { Offset = start, Length = text.Length }, kind != CocoKind.Panoptic);
        var fields = new JsonFields(text);
        try
        {
            while (fields.Next())
                if (fields.Name.SequenceEqual("image_id"u8))
                    annotation = annotation with { Image = ReadId(fields, start) };
                else if (fields.Name.SequenceEqual("id"u8))
                    annotation = annotation with { Id = ReadId(fields, start) };
                else if (fields.Name.SequenceEqual("category_id"u8))
                    annotation = annotation with { Category = ReadNumber(fields, start) is >= int.MinValue and <= int.MaxValue and var id ? (int)id : null };
                else if (kind == CocoKind.Panoptic && fields.Name.SequenceEqual("segments_info"u8))
                    segments = true;
                else
                    RefuseOtherKinds(fields.Name, start);
        }
        catch (JsonFault fault)
        {
            throw new JsonFault(fault.Message, start + fault.At);
        }
        return segments ? annotation
            : throw Fail("not-panoptic", "an annotation has no segments_info, expected a panoptic file; instances files are read by 'coco: { annotations: ... }'", start);
    }

    long? ReadId(JsonFields fields, long start) => ShortNumber.TryRead(fields.Value, out var whole) ? whole
        : index.File.Read(fields.Value, start + fields.ValueStart, (ref Utf8JsonReader reader) => reader.Read() ? index.Ids.Read(ref reader) : null);

    long? ReadNumber(JsonFields fields, long start) => ShortNumber.TryRead(fields.Value, out var whole) ? whole
        : index.File.Read(fields.Value, start + fields.ValueStart, (ref Utf8JsonReader reader) => reader.Read() ? JsonTokens.WholeOrNone(ref reader) : null);

    void RefuseOtherKinds(ReadOnlySpan<byte> field, long at)
    {
        var (code, name, way) = field.SequenceEqual("keypoints"u8) ? ("keypoints-file", "keypoints", "name the instances file instead")
            : field.SequenceEqual("caption"u8) ? ("captions-file", "captions", "name the instances file instead")
            : field.SequenceEqual("segments_info"u8) ? ("panoptic-file", "panoptic", "read it as 'coco_panoptic: { annotations: ... }'")
            : field.SequenceEqual("segmentations"u8) ? ("video-instances-file", "YouTube-VIS video", "write an image per frame with video_id and frame_id, and an annotation per frame with track_id")
            : (null, "", "");
        if (code is not null)
            throw Fail(code, $"this is a COCO {name} file, expected {(kind == CocoKind.Panoptic ? "panoptic (annotations with segments_info)" : "instances (annotations with category_id and segmentation or bbox)")}; {way}", at);
    }

    long OpenList(string name) => walk.Peek() == '[' ? walk.At : throw Fail("not-instances", $"'{name}' is not a list", walk.At);

    long RequireObject(string list) => walk.Peek() == '{' ? walk.At : throw Fail("not-an-object", $"an entry of '{list}' is not an object", walk.At);

    DataException Fail(string code, string message, long at) => new(code, message, index.File.Path, index.File.Place(at));
}
