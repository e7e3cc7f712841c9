namespace Assay.Review.Terminal;

/// <summary>What a terminal can show, and why that was concluded.</summary>
/// <param name="Protocol">How pictures reach the screen.</param>
/// <param name="Depth">How many colours.</param>
/// <param name="Cell">Pixels of a cell; 1 x 2 with half blocks.</param>
/// <param name="IsInTmux">Images go through tmux.</param>
/// <param name="Why">For people: what decided.</param>
public sealed record TerminalCapabilities(ImageProtocol Protocol, ColorDepth Depth, (int Width, int Height) Cell, bool IsInTmux, string Why)
{
    /// <summary>A cell when a terminal draws images but does not say how large its cells are: what it scales to fit.</summary>
    static readonly (int, int) UnknownCell = (8, 16);

    static readonly (int, int) Half = (1, 2);

    /// <summary>A pane of cells, with the pixels that pictures have there.</summary>
    public Pane PaneOf(Area area) => new(Math.Max(1, area.Width), Math.Max(1, area.Height), Cell.Width, Cell.Height);

    /// <summary>The same with cells alone: what is left when images take too long.</summary>
    public TerminalCapabilities WithoutImages(string why) => this with { Protocol = ImageProtocol.Cells, Cell = Half, Why = why };

    /// <summary>
    /// Decides: the option, then ASSAY_IMAGES, then what the terminal is known for (its brand beats what it claims), then what it answered; half blocks when in doubt.
    /// </summary>
    /// <param name="option">What the person asked for.</param>
    /// <param name="environment">Of the process.</param>
    /// <param name="replies">What came back in time.</param>
    /// <exception cref="AssayException">ASSAY_IMAGES is no word that means something.</exception>
    public static TerminalCapabilities Decide(ImageChoice option, TerminalEnvironment environment, TerminalReplies replies)
    {
        var (choice, source) = option != ImageChoice.Auto ? (option, "images:") : (FromEnvironment(environment["ASSAY_IMAGES"]), "ASSAY_IMAGES");
        var depth = choice == ImageChoice.Letters ? ColorDepth.None : environment.Depth;
        return choice switch
        {
            ImageChoice.Kitty => Images(ImageProtocol.Kitty, $"{source} says kitty"),
            ImageChoice.Iterm => Images(ImageProtocol.Iterm, $"{source} says iterm"),
            ImageChoice.Blocks or ImageChoice.Letters => Cells($"{source} says {choice.ToString().ToLowerInvariant()}"),
            _ when depth == ColorDepth.None => Cells("no colours"),
            _ => TerminalBrands.Protocol(environment, replies) is var (protocol, why) && protocol != ImageProtocol.Cells ? Images(protocol, why) : Cells(why),
        };

        TerminalCapabilities Images(ImageProtocol protocol, string why) => new(protocol, depth, replies.Cell ?? UnknownCell, environment.IsInTmux, why);
        TerminalCapabilities Cells(string why) => new(ImageProtocol.Cells, depth, Half, environment.IsInTmux, why);
    }

    static ImageChoice FromEnvironment(string text) => text.Length == 0 ? ImageChoice.Auto
        : Enum.GetNames<ImageChoice>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<ImageChoice>(name)
        : throw new AssayException("bad-images", $"ASSAY_IMAGES is '{text}', expected auto, kitty, iterm, blocks or letters");
}
