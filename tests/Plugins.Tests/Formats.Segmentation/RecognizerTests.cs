using Assay.Formats.Segmentation;

namespace Assay.Tests.Segmentation;

public sealed class RecognizerTests
{
    sealed class Names(params string[] files) : IListing
    {
        public IReadOnlyList<string> Files => files;

        public T? Try<T>(string file, Func<string, T> read) where T : class => null;
    }

    static string Text(IRecognizer recognizer, params string[] files) => string.Join("; ", recognizer.Look(new Names(files)).Select(found => string.Join(' ', found.Options.Select(option => $"{option.Key}={option.Value}"))));

    [Fact]
    public void Layouts_are_known_by_their_names()
    {
        Assert.Equal("path=cs", Text(new CityscapesRecognizer(), "cs/gtFine/val/a/a_0_1_gtFine_labelIds.png", "cs/leftImg8bit/val/a/a_0_1_leftImg8bit.png"));
        Assert.Equal("path=. annotations=coarse", Text(new CityscapesRecognizer(), "gtCoarse/val/a/a_0_1_gtCoarse_labelIds.png"));
        Assert.Equal("path=ade", Text(new Ade20kRecognizer(), "ade/annotations/training/a.png", "ade/objectInfo150.txt"));
        Assert.Equal("", Text(new Ade20kRecognizer(), "ade/objectInfo150.txt"));
        Assert.Equal("path=.", Text(new VocMasksRecognizer(), "SegmentationClass/a.png", "labelmap.txt"));
        Assert.Equal("path=VOC2012", Text(new VocMasksRecognizer(), "VOC2012/SegmentationClass/a.png", "VOC2012/SegmentationClass/b.png"));
    }
}
