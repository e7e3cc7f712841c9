namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Reads the schema, a tree written in depth-first order, and keeps its leaves.</summary>
static class SchemaReader
{
    const int DeepestNesting = 64;

    sealed record Element(PhysicalType? Type, int TypeLength, int Repetition, string Name, int Children, bool IsText);

    public static IReadOnlyList<SchemaColumn> Read(ref ThriftReader thrift)
    {
        var elements = new Element[thrift.List(out _)];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = ReadElement(ref thrift);
        List<SchemaColumn> leaves = [];
        if (elements.Length == 0 || Walk(elements, 0, "", 0, 0, 0, leaves) != elements.Length)
            throw new InvalidDataException("the schema of the Parquet file is not a tree; the file is damaged, copy it again");
        return leaves;
    }

    /// <returns>The element after the last one below <paramref name="at"/>.</returns>
    static int Walk(Element[] elements, int at, string path, int definition, int repetition, int depth, List<SchemaColumn> leaves)
    {
        if (at >= elements.Length || depth > DeepestNesting)
            throw new InvalidDataException("the schema of the Parquet file is not a tree; the file is damaged, copy it again");
        var element = elements[at++];
        if (depth > 0)
        {
            path = path.Length == 0 ? element.Name : $"{path}.{element.Name}";
            (definition, repetition) = (definition + (element.Repetition > 0 ? 1 : 0), repetition + (element.Repetition == 2 ? 1 : 0));
        }
        if (depth > 0 && element is { Children: 0, Type: { } type })
            leaves.Add(new(path, type, element.TypeLength, definition, repetition, element.IsText));
        for (var child = 0; child < element.Children; child++)
            at = Walk(elements, at, path, definition, repetition, depth + 1, leaves);
        return at;
    }

    /// <summary>SchemaElement of parquet.thrift.</summary>
    static Element ReadElement(ref ThriftReader thrift)
    {
        const int ConvertedText = 0;
        PhysicalType? type = null;
        var (length, repetition, name, children, isText) = (0, 0, "", 0, false);
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.Int32): type = thrift.Count("a type") is <= (int)PhysicalType.FixedByteArray and var known ? (PhysicalType)known : throw thrift.Broken("a column has an unknown type"); break;
                case (2, ThriftType.Int32): length = thrift.Count("a length"); break;
                case (3, ThriftType.Int32): repetition = thrift.Count("a repetition"); break;
                case (4, ThriftType.Binary): name = thrift.Text(); break;
                case (5, ThriftType.Int32): children = thrift.Count("the number of children"); break;
                case (6, ThriftType.Int32): isText |= thrift.Int64() == ConvertedText; break;
                case (10, ThriftType.Struct): isText |= IsText(ref thrift); break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
        return new(type, length, repetition, name, children, isText);
    }

    /// <summary>LogicalType is a union; its first field says STRING.</summary>
    static bool IsText(ref ThriftReader thrift)
    {
        var (outer, found) = (thrift.Enter(), false);
        while (thrift.Next(out var field, out var kind))
        {
            found |= field == 1;
            thrift.Skip(kind);
        }
        thrift.Leave(outer);
        return found;
    }
}
