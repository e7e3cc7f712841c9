namespace Assay.Formats.Coco.Reading;

/// <summary>Walks the fields of an object; values are handed out as they stand, not checked.</summary>
/// <param name="json">Begins with the object's '{'.</param>
ref struct JsonFields(ReadOnlySpan<byte> json)
{
    readonly ReadOnlySpan<byte> json = json;
    int at;

    /// <summary>The field's name as written, without quotes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value as written.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Where the value stands in the span.</summary>
    public int ValueStart { get; private set; }

    /// <summary>Behind the last '}', once <see cref="Next"/> has said that there is no more.</summary>
    public readonly int End => at;

    /// <summary>Goes to the next field; false behind the last.</summary>
    /// <exception cref="JsonFault">It is not the text of an object.</exception>
    public bool Next()
    {
        var first = at == 0;
        at = JsonScan.SkipSpace(json, first ? 1 : at);
        if (Here() == '}')
        {
            at++;
            return false;
        }
        if (!first)
        {
            Require(',');
            at = JsonScan.SkipSpace(json, at);
        }
        if (Here() != '"')
            throw new JsonFault("a field's name is missing", at);
        var name = at;
        at = JsonScan.SkipText(json, at);
        Name = json[(name + 1)..(at - 1)];
        at = JsonScan.SkipSpace(json, at);
        Require(':');
        ValueStart = JsonScan.SkipSpace(json, at);
        at = JsonScan.SkipValue(json, ValueStart);
        Value = json[ValueStart..at];
        return true;
    }

    readonly byte Here() => at < json.Length ? json[at] : throw JsonFault.Cut(json.Length);

    void Require(char wanted)
    {
        if (Here() != wanted)
            throw new JsonFault($"expected '{wanted}', found '{(char)json[at]}'", at);
        at++;
    }
}
