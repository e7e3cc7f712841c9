namespace Assay.Benchmarks.CocoPair;

/// <summary>Puts objects into an image: small ones mostly in a group, some beyond the border.</summary>
sealed class Scene(Dice dice, int width, int height)
{
    const int CrowdMembers = 12;
    static readonly (double From, double To)[] Areas = [(14, 95), (118, 970), (1080, 8800), (9700, 90_000)];

    readonly (double X, double Y) group = (dice.Between(.2, .8) * width, dice.Between(.2, .8) * height);

    public int Width => width;

    public int Height => height;

    /// <param name="parts">Polygons of one object; of a crowd they are its members.</param>
    public Thing Add(int type, ObjectSize size, bool crowd, int parts)
    {
        var (from, to) = Areas[(int)size];
        var area = Math.Min(dice.Scale(from, to), .5 * width * height);
        var (x, y) = Place(size, Math.Sqrt(area));
        if (crowd)
            parts = CrowdMembers / 2 + dice.Below(CrowdMembers);
        var reach = (crowd ? 1.1 : .75) * Math.Sqrt(area);
        var blobs = new Blob[parts];
        for (var i = 0; i < parts; i++)
            blobs[i] = new Blob(dice, i == 0 ? x : x + reach * dice.Between(-1, 1), i == 0 ? y : y + reach * dice.Between(-1, 1), area * Share(i, parts, crowd));
        return new Thing(type, size, crowd, blobs);
    }

    // The first part is the largest; a crowd's members are alike, and overlap a little.
    static double Share(int part, int parts, bool crowd) => crowd ? 1.3 / parts : parts == 1 ? 1 : part == 0 ? .65 : .35 / (parts - 1);

    (double X, double Y) Place(ObjectSize size, double side)
    {
        if (size <= ObjectSize.Small && dice.Chance(.5))
            return (Math.Clamp(group.X + 60 * dice.Normal(), side, width - side), Math.Clamp(group.Y + 60 * dice.Normal(), side, height - side));
        var margin = dice.Chance(.15) ? .3 * side : .65 * side;
        return (Inside(margin, width), Inside(margin, height));
    }

    double Inside(double margin, int length) => margin < length - margin ? dice.Between(margin, length - margin) : length / 2.0;
}
