using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Walks a file once and notes what it holds; numbers inside geometry are passed over, not parsed.</summary>
sealed class CocoIndexer(CocoIndex index, int offset, bool imagesOnly)
{
    /// <summary>Indexes an instances file.</summary>
    /// <exception cref="DataException">Broken JSON, or another kind of file.</exception>
    public static CocoIndex Instances(JsonFile file, CocoIds ids, bool imagesOnly = false) => file.Read((ref Utf8JsonReader reader, int offset) =>
    {
        var index = new CocoIndex(file, ids);
        new CocoIndexer(index, offset, imagesOnly).ReadRoot(ref reader);
        return index;
    });

    /// <summary>Indexes a list of results.</summary>
    /// <exception cref="DataException">Broken JSON, or another kind of file.</exception>
    public static CocoIndex Results(JsonFile file, CocoIds ids) => file.Read((ref Utf8JsonReader reader, int offset) =>
    {
        var index = new CocoIndex(file, ids);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new DataException("not-results", "the file is not a list of results; a whole instances file can be a reference too, as 'coco: { annotations: ... }'", file.Path);
        new CocoIndexer(index, offset, imagesOnly: false).ReadAnnotations(ref reader);
        reader.Read();
        return index;
    });

    void ReadRoot(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            throw Fail("not-instances", "the file is a bare list, as results are; a dataset is an object with images, annotations and categories. Use it as a reference: 'coco_results: { results: ... }'", 0);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Fail("not-instances", "the file is not an object with images, annotations and categories", 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            ReadSection(ref reader);
        reader.Read();
    }

    void ReadSection(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("images"u8))
            ReadImages(ref reader);
        else if (!imagesOnly && reader.ValueTextEquals("annotations"u8))
        {
            OpenList(ref reader, "annotations");
            ReadAnnotations(ref reader);
        }
        else if (!imagesOnly && reader.ValueTextEquals("categories"u8))
            ReadCategories(ref reader);
        else if (reader.ValueTextEquals("licenses"u8))
            ReadLicenses(ref reader);
        else
            Pass(ref reader);
    }

    void ReadImages(ref Utf8JsonReader reader)
    {
        OpenList(ref reader, "images");
        index.Images ??= [];
        while (NextObject(ref reader, "images"))
        {
            var image = new CocoImage { Offset = reader.TokenStartIndex + offset };
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                image = ReadImageField(ref reader, image);
            index.Images.Add(image);
        }
    }

    CocoImage ReadImageField(ref Utf8JsonReader reader, CocoImage image)
    {
        if (IsField(ref reader, "id"u8))
            return image with { Id = index.Ids.Read(ref reader) };
        if (IsField(ref reader, "file_name"u8))
            return image with { FileName = Text(ref reader) };
        if (IsField(ref reader, "width"u8))
            return image with { Width = Whole(ref reader) ?? 0 };
        if (IsField(ref reader, "height"u8))
            return image with { Height = Whole(ref reader) ?? 0 };
        if (IsField(ref reader, "license"u8))
            return image with { License = JsonTokens.Scalar(ref reader) };
        if (IsField(ref reader, "date_captured"u8))
            return image with { DateCaptured = Text(ref reader) };
        Pass(ref reader);
        return image;
    }

    // The reader stands at the list's start.
    void ReadAnnotations(ref Utf8JsonReader reader)
    {
        index.Annotations ??= [];
        while (NextObject(ref reader, "annotations"))
        {
            var start = (int)reader.TokenStartIndex;
            var annotation = new CocoAnnotation();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                annotation = ReadAnnotationField(ref reader, annotation);
            index.Annotations.Add(annotation with { Offset = start + offset, Length = (int)reader.BytesConsumed - start });
        }
    }

    CocoAnnotation ReadAnnotationField(ref Utf8JsonReader reader, CocoAnnotation annotation)
    {
        if (IsField(ref reader, "image_id"u8))
            return annotation with { Image = index.Ids.Read(ref reader) };
        if (IsField(ref reader, "id"u8))
            return annotation with { Id = index.Ids.Read(ref reader) };
        if (IsField(ref reader, "category_id"u8))
            return annotation with { Category = Whole(ref reader) is >= int.MinValue and <= int.MaxValue and var id ? (int)id : null };
        RefuseOtherKinds(ref reader);
        Pass(ref reader);
        return annotation;
    }

    void RefuseOtherKinds(ref Utf8JsonReader reader)
    {
        var kind = reader.ValueTextEquals("keypoints"u8) ? "keypoints" : reader.ValueTextEquals("caption"u8) ? "captions"
            : reader.ValueTextEquals("segments_info"u8) ? "panoptic" : null;
        if (kind is not null)
            throw Fail($"{kind}-file", $"this is a COCO {kind} file, expected instances (annotations with category_id and segmentation or bbox); name the instances file instead", reader.TokenStartIndex);
    }

    void ReadCategories(ref Utf8JsonReader reader)
    {
        OpenList(ref reader, "categories");
        index.Categories ??= [];
        while (NextObject(ref reader, "categories"))
        {
            var start = reader.TokenStartIndex;
            var (id, name, super) = ((long?)null, (string?)null, (string?)null);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                if (IsField(ref reader, "id"u8))
                    id = Whole(ref reader);
                else if (IsField(ref reader, "name"u8))
                    name = Text(ref reader);
                else if (IsField(ref reader, "supercategory"u8))
                    super = Text(ref reader);
                else
                    Pass(ref reader);
            Add(index.Categories, id, name, super, start);
        }
    }

    void Add(List<Class> categories, long? id, string? name, string? super, long start)
    {
        if (id is not (>= int.MinValue and <= int.MaxValue) || string.IsNullOrEmpty(name))
            throw Fail("broken-category", $"category {categories.Count + 1} needs a whole number as id and a name", start);
        if (categories.Find(known => known.Id == id || known.Name == name) is { } twin)
            throw Fail("duplicate-category", twin.Name == name ? $"the category name '{name}' stands twice, with ids {twin.Id} and {id}; rename one"
                : $"the category id {id} stands twice, as '{twin.Name}' and '{name}'; renumber one", start);
        categories.Add(new Class((int)id, name, super));
    }

    void ReadLicenses(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        while (NextObject(ref reader, "licenses"))
        {
            var (id, name) = ((string?)null, (string?)null);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                if (IsField(ref reader, "id"u8))
                    id = JsonTokens.Scalar(ref reader);
                else if (IsField(ref reader, "name"u8))
                    name = Text(ref reader);
                else
                    Pass(ref reader);
            if (id is not null && name is not null)
                index.Licenses[id] = name;
        }
    }

    void OpenList(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Fail("not-instances", $"'{name}' is not a list", reader.TokenStartIndex);
    }

    bool NextObject(ref Utf8JsonReader reader, string list)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.EndArray => false,
            JsonTokenType.StartObject => true,
            _ => throw Fail("not-an-object", $"an entry of '{list}' is not an object", reader.TokenStartIndex),
        };
    }

    // On a match the reader goes on to the value.
    static bool IsField(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    static long? Whole(ref Utf8JsonReader reader)
    {
        var whole = JsonTokens.Whole(ref reader);
        reader.Skip();
        return whole;
    }

    static string? Text(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return text;
    }

    DataException Fail(string code, string message, long at) => new(code, message, index.File.Path, index.File.Place(at + offset));
}
