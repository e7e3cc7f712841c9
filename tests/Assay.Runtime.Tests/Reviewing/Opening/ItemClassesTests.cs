using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public class ItemClassesTests
{
    static readonly Item Label = new(1, "i1", "a,b", Unit.Instance, 1, null, null, ""), Missing = new(2, "i2", "a,b", Unit.Omission, null, 1, "unet", ""),
        Whole = new(3, "i3", "a,b", Unit.Sample, null, null, null, ""), Gone = new(4, "i4", "c", Unit.Instance, 7, null, null, "");

    [Fact]
    public void Objects_of_labels_and_of_references_have_their_class_and_whole_samples_none()
    {
        using var folder = new TempFolder();
        var table = folder.Write("instances.csv", "sample,side,instance,class,iou\n\"a,b\",label,0,cat,1\n\"a,b\",label,1,\"dog, wet\",0.5\n\"a,b\",unet,1,eel,\n");
        var classes = new ItemClasses(table, [Label, Missing, Whole, Gone]);
        Assert.Equal(["dog, wet", "eel", null, null], Enumerable.Range(0, 4).Select(classes.Of));
    }

    [Fact]
    public void A_run_without_objects_has_no_table_of_them()
    {
        using var folder = new TempFolder();
        Assert.Null(new ItemClasses(folder.File("instances.csv"), [Label]).Of(0));
    }
}
