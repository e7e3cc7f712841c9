using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads <c>categories</c>. A name that stands twice, in the same supercategory, is one class: that is reported, and the file is read.</summary>
sealed class CategoryReader(CocoIndex index, long offset)
{
    readonly List<CocoCategory> categories = [];

    /// <param name="offset">Where the list stands in the file.</param>
    /// <exception cref="DataException">A category has no id or no name, or two contradict each other.</exception>
    public static List<CocoCategory> Read(CocoIndex index, JsonSections walk, long offset) => walk.Read((ref Utf8JsonReader reader) =>
    {
        var list = new CategoryReader(index, offset);
        list.ReadAll(ref reader);
        return list.categories;
    });

    void ReadAll(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadEntry(ref reader);
            else
                throw Fail("not-an-object", "an entry of 'categories' is not an object", reader.TokenStartIndex);
    }

    void ReadEntry(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var (id, name, super, thing) = ((long?)null, (string?)null, (string?)null, true);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            if (JsonTokens.IsField(ref reader, "id"u8))
                id = JsonTokens.WholeOrNone(ref reader);
            else if (JsonTokens.IsField(ref reader, "name"u8))
                name = JsonTokens.TextOrNone(ref reader);
            else if (JsonTokens.IsField(ref reader, "supercategory"u8))
                super = JsonTokens.TextOrNone(ref reader);
            else if (JsonTokens.IsField(ref reader, "isthing"u8))
                thing = JsonTokens.Scalar(ref reader) is not ("0" or "false");
            else
                JsonTokens.Pass(ref reader);
        Add(id, name, super, thing, start, reader.BytesConsumed);
    }

    void Add(long? id, string? name, string? super, bool thing, long start, long end)
    {
        if (id is not (>= int.MinValue and <= int.MaxValue) || string.IsNullOrEmpty(name))
            throw Fail("broken-category", $"category {categories.Count + 1} needs a whole number as id and a name", start);
        if (categories.Find(known => known.Id == id) is { } same)
            throw Fail("duplicate-category", $"the category id {id} stands twice, as '{same.Name}' and '{name}'; annotations with it could mean either: renumber one", start);
        if (categories.Find(known => known.Name == name) is { } twin)
            Join(twin, id.Value, super, start);
        categories.Add(new CocoCategory((int)id, name, super, thing, new JsonPlace(index.File, offset + start, (int)(end - start))));
    }

    void Join(CocoCategory twin, long id, string? super, long start)
    {
        if (twin.Super is { } one && super is not null && one != super)
            throw Fail("duplicate-category", $"the category name '{twin.Name}' stands twice, with ids {twin.Id} ({one}) and {id} ({super}), which may be two classes; rename one in the file, as '{twin.Name} ({super})' for example", start);
        index.Problems.Add(new Problem("duplicate-category", $"the category name '{twin.Name}' stands twice, with ids {twin.Id} and {id}; both are read as one class. If they are two, rename one in the file")
        { File = index.File.Path, Place = index.File.Place(offset + start) });
    }

    DataException Fail(string code, string message, long at) => new(code, message, index.File.Path, index.File.Place(offset + at));
}
