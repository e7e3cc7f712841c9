using Assay.Kernels;

namespace Assay.Tests.Masks;

/// <summary>Components by filling from every pixel that has none yet: the oracle. Numbers in reading order, -1 where there is no key.</summary>
static class FloodFill
{
    public static int[] Number(uint?[] keys, int width, int height, Neighbours neighbours)
    {
        var numbers = Enumerable.Repeat(-1, keys.Length).ToArray();
        var next = 0;
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] is not null && numbers[i] < 0)
                Fill(keys, width, height, neighbours, numbers, i, next++);
        return numbers;
    }

    static void Fill(uint?[] keys, int width, int height, Neighbours neighbours, int[] numbers, int from, int number)
    {
        Stack<int> open = new([from]);
        numbers[from] = number;
        while (open.TryPop(out var at))
            foreach (var (dx, dy) in Steps(neighbours))
                if (at % width + dx is >= 0 and var x && x < width && at / width + dy is >= 0 and var y && y < height && y * width + x is var to
                    && keys[to] == keys[from] && numbers[to] < 0)
                {
                    numbers[to] = number;
                    open.Push(to);
                }
    }

    static (int, int)[] Steps(Neighbours neighbours) => neighbours == Neighbours.Four
        ? [(1, 0), (-1, 0), (0, 1), (0, -1)]
        : [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];
}
