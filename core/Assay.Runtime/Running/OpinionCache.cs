using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assay.Runtime.Caching;

namespace Assay.Runtime.Running;

/// <summary>Costly opinions, kept between runs by image content, the reference's fingerprint and, when it reads them, the labels.</summary>
sealed class OpinionCache(string folder, FileManifest manifest, CacheWriting writing)
{
    static readonly TimeSpan RemembersUse = TimeSpan.FromHours(1);

    string Prefix(string key) => Path.Combine(folder, key[..2], key);

    public Opinion? Find(string key)
    {
        try
        {
            var opinion = OpinionStore.Read(Prefix(key));
            if (opinion is not null)
                Touch(Prefix(key) + ".json");
            return opinion;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // A broken entry is asked for again and written anew.
        }
    }

    public bool Has(string key) => File.Exists(Prefix(key) + ".json");

    public void Keep(string key, Opinion opinion) => writing.Try(() => OpinionStore.Write(Prefix(key), opinion));

    /// <summary>Says that an opinion was used; what was not used for longest goes first when the cache is full.</summary>
    void Touch(string file)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > RemembersUse)
            writing.Try(() => File.SetLastWriteTimeUtc(file, DateTime.UtcNow));
    }

    /// <summary>SHA-256 in hex over everything the answer depends on.</summary>
    public string Key(string fingerprint, IDataset dataset, int index, Sample sample, bool readsLabels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(fingerprint));
        AppendImage(hash, dataset, index, sample);
        if (readsLabels && sample.Labels is { } labels)
            AppendLabels(hash, labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    void AppendImage(IncrementalHash hash, IDataset dataset, int index, Sample sample)
    {
        if (sample.ImageFile is { } file)
        {
            hash.AppendData(Convert.FromHexString(manifest.Hash(file)));
            return;
        }
        if (dataset is Tiling.TiledDataset tiled && tiled.ImageOf(index) is var (scene, window))
        {
            hash.AppendData(Convert.FromHexString(manifest.Hash(scene)));
            hash.AppendData(Encoding.UTF8.GetBytes(window.ToString()));
            return;
        }
        using var image = dataset.OpenImage(index);
        if (image is null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(sample.Id + dataset.Fingerprint)); // Nothing but the name identifies it.
            return;
        }
        var band = new float[image.Size.Area];
        for (var b = 0; b < image.Bands; b++)
        {
            image.Read(new Box(0, 0, image.Size.Width, image.Size.Height), b, image.Size, band);
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(band.AsSpan()));
        }
    }

    static void AppendLabels(IncrementalHash hash, Labels labels)
    {
        if (labels.Map is { } map)
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(map.Ids));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            OpinionJson.Write(json, new Opinion { Instances = labels.Instances, ClassScores = labels.Tags?.Select(tag => (double)tag).ToArray() });
        hash.AppendData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
