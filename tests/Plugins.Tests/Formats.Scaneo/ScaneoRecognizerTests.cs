using Assay.Formats.Scaneo;

namespace Assay.Tests.Scaneo;

public sealed class ScaneoRecognizerTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Look(string labels, params string[] files)
    {
        folder.Write(files[0], labels);
        return string.Join(' ', new ScaneoRecognizer().Look(new Listing(folder.Path, files)).Select(found => $"{found.Options["path"]}: {found.Why}"));
    }

    [Fact]
    public void A_campaign_is_told_by_its_labels_and_images() => Assert.Equal(".: spai.json with 2 labels, 2 images, 1 with annotations", Look(CampaignFolder.Labels, "spai.json", "a.tif", "b/c.TIF", "a.geojson"));

    [Fact]
    public void It_may_lie_deeper() => Assert.Equal("x/y: spai.json with 2 labels, 1 images, 0 with annotations", Look(CampaignFolder.Labels, "x/y/spai.json", "x/y/a.tif", "z.tif"));

    [Theory]
    [InlineData(CampaignFolder.Labels, "spai.json", "a.png")]
    [InlineData("""{ "labels": 3 }""", "spai.json", "a.tif")]
    [InlineData("{", "spai.json", "a.tif")]
    [InlineData(CampaignFolder.Labels, "myspai.json", "a.tif")]
    public void Other_files_are_none(string labels, string file, string image) => Assert.Equal("", Look(labels, file, image));

    sealed class Listing(string root, IReadOnlyList<string> files) : IListing
    {
        public IReadOnlyList<string> Files => files;

        public T? Try<T>(string file, Func<string, T> read) where T : class
        {
            try
            {
                return read(Path.Combine(root, file));
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }
}
