using System.Buffers.Text;
using System.Text;
using Assay.Kernels;

namespace Assay.Benchmarks.CocoPair;

/// <summary>Writes an instances file in the order and the spelling of COCO's own.</summary>
sealed class InstancesFile : IDisposable
{
    readonly FileStream stream;
    readonly byte[] buffer = new byte[1 << 20];
    int filled;
    bool any;

    public InstancesFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        Write("{\"info\": {\"description\": \"synthetic\",\"year\": 2026},\"licenses\": [");
        for (var id = 1; id <= 8; id++)
            Write($"{(id > 1 ? "," : "")}{{\"url\": \"https://example.org/{id}\",\"id\": {id},\"name\": \"License {id}\"}}");
        Write("],\"images\": [");
    }

    public void Image(int id, int number, int width, int height)
    {
        Write($"{(any ? "," : "")}{{\"license\": {number % 8 + 1},\"file_name\": \"{number:D12}.jpg\",\"height\": {height},\"width\": {width},\"date_captured\": \"2013-11-{1 + number % 28:D2} 11:55:43\",\"id\": {id}}}");
        any = true;
    }

    public void EndImages()
    {
        Write("],\"annotations\": [");
        any = false;
    }

    public void Object(Drawing drawing, int id, int image, int category, int height, int width, bool compressed)
    {
        Write(any ? ",{\"segmentation\": " : "{\"segmentation\": ");
        if (drawing.Runs is null)
            Polygons(drawing.Polygons);
        else
            Runs(drawing.Runs, height, width, compressed);
        var box = drawing.Box;
        Write($",\"area\": {drawing.Area},\"iscrowd\": {(drawing.Runs is null ? 0 : 1)},\"image_id\": {image},\"bbox\": [{box[0]},{box[1]},{box[2]},{box[3]}],\"category_id\": {category},\"id\": {id}}}");
        any = true;
    }

    void Polygons(int[][] polygons)
    {
        for (var part = 0; part < polygons.Length; part++)
        {
            Write(part == 0 ? "[[" : ",[");
            for (var i = 0; i < polygons[part].Length; i++)
                Hundredths(polygons[part][i], first: i == 0);
            Write("]");
        }
        Write("]");
    }

    void Runs(uint[] runs, int height, int width, bool compressed)
    {
        Write(compressed ? $"{{\"counts\": \"{RleString.Encode(runs).Replace("\\", "\\\\")}\"" : $"{{\"counts\": [{string.Join(',', runs)}]");
        Write($",\"size\": [{height},{width}]}}");
    }

    void Hundredths(int value, bool first)
    {
        Require(16);
        if (!first)
            buffer[filled++] = (byte)',';
        Utf8Formatter.TryFormat(value / 100, buffer.AsSpan(filled), out var digits);
        filled += digits;
        if (value % 100 is 0)
            return;
        buffer[filled++] = (byte)'.';
        buffer[filled++] = (byte)('0' + value % 100 / 10);
        if (value % 10 != 0)
            buffer[filled++] = (byte)('0' + value % 10);
    }

    void Write(string text)
    {
        Require(3 * text.Length);
        filled += Encoding.UTF8.GetBytes(text, buffer.AsSpan(filled));
    }

    void Require(int bytes)
    {
        if (filled + bytes <= buffer.Length)
            return;
        stream.Write(buffer, 0, filled);
        filled = 0;
    }

    /// <summary>Closes the file with its categories.</summary>
    /// <param name="ids">By class.</param>
    public void Close(int[] ids)
    {
        Write("],\"categories\": [");
        foreach (var (type, id) in ids.Index().OrderBy(pair => pair.Item))
            Write($"{(id == ids.Min() ? "" : ",")}{{\"supercategory\": \"{Categories.Super(type)}\",\"id\": {id},\"name\": \"{Categories.Name(type)}\"}}");
        Write("]}");
        stream.Write(buffer, 0, filled);
        filled = 0;
    }

    public void Dispose() => stream.Dispose();
}
