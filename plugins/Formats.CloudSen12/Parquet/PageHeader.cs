namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>What stands before a page (PageHeader of parquet.thrift).</summary>
sealed record PageHeader
{
    public enum PageKind
    {
        Data, Index, Dictionary, DataV2,
    }

    /// <summary>A page is about a megabyte.</summary>
    const int LargestPage = 1 << 28;

    public PageKind Kind { get; private set; }

    public int UncompressedSize { get; private set; }

    public int CompressedSize { get; private set; }

    public int Values { get; private set; }

    public PageEncoding Encoding { get; private set; }

    public PageEncoding DefinitionEncoding { get; private set; } = PageEncoding.Rle;

    public PageEncoding RepetitionEncoding { get; private set; } = PageEncoding.Rle;

    /// <summary>Of the second version: bytes of levels that stand before the values and are never compressed.</summary>
    public int DefinitionBytes { get; private set; }

    public int RepetitionBytes { get; private set; }

    public bool IsCompressed { get; private set; } = true;

    /// <param name="bytes">From the header on.</param>
    /// <param name="origin">Where it lies in the file.</param>
    /// <param name="length">Bytes of the header.</param>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, long origin, out int length)
    {
        var header = new PageHeader();
        var thrift = new ThriftReader(bytes, origin);
        thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.Int32): header.Kind = (PageKind)thrift.Count("the kind of a page"); break;
                case (2, ThriftType.Int32): header.UncompressedSize = thrift.Count("a page's size"); break;
                case (3, ThriftType.Int32): header.CompressedSize = thrift.Count("a page's size"); break;
                case (5 or 7, ThriftType.Struct): header.ReadFirst(ref thrift); break;
                case (8, ThriftType.Struct): header.ReadSecond(ref thrift); break;
                default: thrift.Skip(kind); break;
            }
        length = thrift.Position;
        if (header.CompressedSize > bytes.Length - length)
            throw thrift.Broken($"a page of {header.CompressedSize} bytes does not fit into its column");
        if (header.UncompressedSize > LargestPage || header.DefinitionBytes + (long)header.RepetitionBytes > Math.Min(header.CompressedSize, header.UncompressedSize))
            throw thrift.Broken($"a page has impossible sizes ({header.UncompressedSize} bytes, levels of {header.DefinitionBytes} and {header.RepetitionBytes})");
        return header;
    }

    /// <summary>DataPageHeader and DictionaryPageHeader begin alike.</summary>
    void ReadFirst(ref ThriftReader thrift)
    {
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.Int32): Values = thrift.Count("the number of values"); break;
                case (2, ThriftType.Int32): Encoding = (PageEncoding)thrift.Count("an encoding"); break;
                case (3, ThriftType.Int32): DefinitionEncoding = (PageEncoding)thrift.Count("an encoding"); break;
                case (4, ThriftType.Int32): RepetitionEncoding = (PageEncoding)thrift.Count("an encoding"); break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
    }

    /// <summary>DataPageHeaderV2.</summary>
    void ReadSecond(ref ThriftReader thrift)
    {
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.Int32): Values = thrift.Count("the number of values"); break;
                case (4, ThriftType.Int32): Encoding = (PageEncoding)thrift.Count("an encoding"); break;
                case (5, ThriftType.Int32): DefinitionBytes = thrift.Count("the levels' size"); break;
                case (6, ThriftType.Int32): RepetitionBytes = thrift.Count("the levels' size"); break;
                case (7, ThriftType.False): IsCompressed = false; break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
    }
}
