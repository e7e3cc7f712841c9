using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assay.Outputs.GeoJson;

/// <summary>A feature collection that is written as it grows; there whole, or not at all.</summary>
sealed class FeatureFile : IDisposable
{
    readonly string path;
    readonly FileStream stream;
    readonly Utf8JsonWriter json;

    /// <param name="crs">As <see cref="Ground.Crs"/>.</param>
    public FeatureFile(string path, string name, int? crs)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        stream = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024);
        json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", name);
        if (crs is > 0)
            WriteCrs(crs.Value);
        json.WriteStartArray("features");
    }

    /// <summary>The member of GeoJSON's first specification (2008, section 3), which GDAL and QGIS read; RFC 7946 has dropped it.</summary>
    void WriteCrs(int epsg)
    {
        json.WriteStartObject("crs");
        json.WriteString("type", "name");
        json.WriteStartObject("properties");
        json.WriteString("name", $"urn:ogc:def:crs:EPSG::{epsg}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public int Features { get; private set; }

    bool complete;

    public void Add(Entry entry, IReadOnlyList<double[]> rings)
    {
        Features++;
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        foreach (var (name, value) in entry.Properties)
            Write(name, value);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", rings.Count == 1 ? "Polygon" : "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var ring in rings)
        {
            if (rings.Count > 1)
                json.WriteStartArray();
            Write(ring);
            if (rings.Count > 1)
                json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > 1 << 16)
            json.Flush();
    }

    void Write(string name, object? value)
    {
        if (value is double number)
            json.WriteNumber(name, number);
        else
            json.WriteString(name, (string?)value);
    }

    /// <summary>Ten digits behind the point are a hundredth of a millimetre in degrees.</summary>
    void Write(double[] ring)
    {
        json.WriteStartArray();
        for (var i = 0; i < ring.Length; i += 2)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(ring[i], 10));
            json.WriteNumberValue(Math.Round(ring[i + 1], 10));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>Ends the collection and puts it in its place.</summary>
    /// <param name="withoutPlace">Features that could not be placed: a member of its own, which readers pass over.</param>
    public void Complete(int withoutPlace)
    {
        json.WriteEndArray();
        if (withoutPlace > 0)
            json.WriteNumber("without_place", withoutPlace);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
        stream.Dispose();
        File.Move(path + ".tmp", path, overwrite: true);
        complete = true;
    }

    public void Dispose()
    {
        if (complete)
            return;
        stream.Dispose();
        File.Delete(path + ".tmp");
    }
}
