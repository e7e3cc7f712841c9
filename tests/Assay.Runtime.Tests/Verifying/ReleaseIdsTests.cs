using Assay.Runtime.Evaluating;

namespace Assay.Runtime.Tests.Verifying;

public class ReleaseIdsTests
{
    [Theory]
    [InlineData("tile-001", 0)]      // there it is tile-001.png
    [InlineData("tile-002.tif", 1)]  // there it is tile-002
    [InlineData("b.jpg", 2)]
    [InlineData("b", -1)]            // there it is b.jpg or b.png
    [InlineData("b.bmp", -1)]
    [InlineData("scene.1", -1)]      // no extension
    public void A_sample_is_found_with_or_without_the_extension_of_its_image(string id, int at) =>
        Assert.Equal(at, new ReleaseIds(["tile-001.png", "tile-002", "b.jpg", "b.png", "scene"]).Find(id) ?? -1);
}
