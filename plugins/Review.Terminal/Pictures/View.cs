namespace Assay.Review.Terminal;

/// <summary>A way to look at images, by name: one channel of grey or three of colour, and what is dark and bright in each.</summary>
/// <param name="Name">For people.</param>
/// <param name="Channels">One or three.</param>
/// <param name="Options">How it is stretched.</param>
sealed record View(string Name, IReadOnlyList<BandExpression> Channels, ViewOptions Options)
{
    /// <summary>Names of the bands it reads.</summary>
    public IEnumerable<string> Bands => Channels.SelectMany(BandExpression.NamesIn).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="AssayException">The options say nothing that can be drawn.</exception>
    public static View Of(string name, ViewOptions options)
    {
        if (options.Bands.Count is not (1 or 3))
            throw new AssayException("bad-view", $"the view '{name}' has {options.Bands.Count} bands, expected one for grey or three for red, green and blue");
        if (options is { Stretch: Stretch.Percentile } && options.Low >= options.High || options is { Stretch: Stretch.Fixed } && !(options.Min < options.Max))
            throw new AssayException("bad-view", $"the view '{name}' has a dark end that is not below its bright end; give low < high in percent, or min < max");
        return new View(name, [.. options.Bands.Select(text => Parse(name, text))], options);
    }

    static BandExpression Parse(string name, string text)
    {
        try
        {
            return BandExpressionParser.Parse(text);
        }
        catch (FormatException e)
        {
            throw new AssayException("bad-view", $"the view '{name}': '{text}' is no expression over bands: {e.Message}; write it like (B8 - B4) / (B8 + B4)", e);
        }
    }

    /// <summary>The views of a front end's options, in their order.</summary>
    /// <exception cref="AssayException">One cannot be drawn.</exception>
    public static IReadOnlyList<View> All(IReadOnlyDictionary<string, ViewOptions> options) => [.. options.Select(pair => Of(pair.Key, pair.Value))];
}
