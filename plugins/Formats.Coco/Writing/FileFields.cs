using System.Globalization;
using System.Text;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>What instances files say beside images and annotations, put together for one file.</summary>
sealed class FileFields
{
    readonly CocoCatalog catalog;
    readonly Dictionary<(JsonFile, string), string> licenseIds = [];
    readonly List<byte[]> licenses = [];
    readonly List<(string Name, byte[] Text)> rest = [];

    public FileFields(CocoCatalog catalog, ExportLedger ledger)
    {
        this.catalog = catalog;
        foreach (var index in catalog.Files)
            AddLicenses(index);
        foreach (var (name, at) in catalog.Files.SelectMany(index => index.Rest))
            if (catalog.Files.Count == 1 || name == "info" && rest.TrueForAll(section => section.Name != name))
                rest.Add((name, at.Text.ToArray()));
            else if (name != "info" || !at.Text.SequenceEqual(rest.Find(section => section.Name == name).Text))
                ledger.FileFields($"'{name}' of one of several files: a file has one");
    }

    // A licence is the same when its name is.
    void AddLicenses(CocoIndex index)
    {
        var splice = new FieldSplice();
        foreach (var (id, at) in index.LicenseTexts)
        {
            var name = index.Licenses.GetValueOrDefault(id);
            var known = catalog.Files.TakeWhile(other => other != index).Select(other => other.Licenses.Where(pair => pair.Value == name).Select(pair => licenseIds[(other.File, pair.Key)]).FirstOrDefault()).FirstOrDefault(found => found is not null);
            var own = known ?? (licenseIds.ContainsValue(id) ? (licenses.Count + 1).ToString(CultureInfo.InvariantCulture) : id);
            licenseIds[(index.File, id)] = own;
            if (known is null)
                licenses.Add(own == id ? at.Text.ToArray() : splice.Replace(at.Text, ("id", own)).ToArray());
        }
    }

    /// <summary>The number of its licence where that is another one than in its file; null: nothing changes.</summary>
    public string? LicenseOf(CocoSample sample) => sample.LicenseId is { } id && licenseIds.TryGetValue((sample.Place.File, id), out var own) && own != id ? own : null;

    public IEnumerable<(string Name, byte[] Text)> Sections =>
        [.. rest, ("licenses", SectionText.Join(licenses)), ("categories", SectionText.Join(catalog.Classes.Select(known => CategoryOf(known))))];

    byte[] CategoryOf(Class known)
    {
        var id = known.Id.ToString(CultureInfo.InvariantCulture);
        return new FieldSplice().Replace(catalog.CategoryTexts[known.Id].Text, ("id", id)).ToArray();
    }
}
