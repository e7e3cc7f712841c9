using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>What cannot be scored, in the user's terms.</summary>
static class Refusals
{
    public static void Sizes(Size labels, Size reference)
    {
        if (labels != reference)
            throw new DataException("size-mismatch", $"the labels are {labels}, the reference's opinion is {reference}; expected the same width and height, "
                + "resample one of them or check that it belongs to this sample");
    }

    public static void Outside(LabelMap map, int classes, string whose, string has)
    {
        if (LabelCheck.FirstOutside(map.Ids, classes) is >= 0 and var pixel)
            throw new DataException("class-outside", $"{whose} class {map.Ids[pixel]} at pixel ({pixel % map.Size.Width},{pixel / map.Size.Width}), but {has} "
                + $"{classes} {(classes == 1 ? "class" : "classes")}, 0 to {classes - 1}; map the id with 'map:' or name it in 'ignore:'", place: $"pixel ({pixel % map.Size.Width},{pixel / map.Size.Width})");
    }

    public static void Defect(ProbabilityDefect? defect, int width, ClassList classes)
    {
        if (defect is { } found)
            throw new DataException("not-probabilities", found.Describe(width, classes.NameOf), place: $"pixel ({found.Pixel % width},{found.Pixel / width})");
    }
}
