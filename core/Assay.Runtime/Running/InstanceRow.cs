using System.Globalization;

namespace Assay.Runtime.Running;

/// <summary>An <see cref="InstanceItem"/> in 24 bytes, because there may be millions. Ordered by side and position.</summary>
readonly record struct InstanceRow(int Side, int Index, int Class, ulong Item) : IComparable<InstanceRow>
{
    public static InstanceRow Of(InstanceItem item, Sides sides) => new(sides.Of(item.Side), item.Index, item.Class, ulong.Parse(item.Item, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public InstanceItem In(Sides sides) => new(sides[Side], Index, Class, Item.ToString("x16", CultureInfo.InvariantCulture));

    public int CompareTo(InstanceRow other) => Side != other.Side ? Side.CompareTo(other.Side) : Index.CompareTo(other.Index);
}
