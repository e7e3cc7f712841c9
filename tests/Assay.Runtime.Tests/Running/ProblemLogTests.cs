using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ProblemLogTests
{
    static Problem Line(int number) => new("bad-line", "the line is bad") { File = "a.csv", Place = $"line {number:D4}" };

    static IReadOnlyList<Problem> Logged(IEnumerable<Problem> problems)
    {
        var log = new ProblemLog();
        foreach (var problem in problems)
            log.Add(problem);
        return log.Sorted();
    }

    [Fact]
    public void The_same_problem_told_twice_is_one() => Assert.Equal([Line(1)], Logged([Line(1), Line(1)]));

    [Fact]
    public void Of_many_alike_the_first_stand_in_full_and_the_rest_is_counted()
    {
        var sorted = Logged(Enumerable.Range(1, 130).Select(Line));
        Assert.Equal([.. Enumerable.Range(1, 100).Select(Line), new Problem("bad-line", "and 30 more like the 100 above, 130 in all") { File = "a.csv", Count = 30 }], sorted);
    }

    [Fact]
    public void Another_code_is_counted_for_itself() =>
        Assert.Equal(102, Logged([new Problem("other", "something else"), .. Enumerable.Range(1, 200).Select(Line)]).Count);

    [Fact]
    public void Which_stand_in_full_does_not_depend_on_when_they_came() =>
        Assert.Equal(Logged(Enumerable.Range(1, 130).Select(Line)), Logged(Enumerable.Range(1, 130).Reverse().Select(Line)));

    [Fact]
    public void The_conversion_ledger_is_whole()
    {
        var entries = Enumerable.Range(1, 130).Select(number => Line(number) with { Conversion = Conversion.Dropped });
        Assert.Equal(130, Logged(entries).Count);
    }
}
