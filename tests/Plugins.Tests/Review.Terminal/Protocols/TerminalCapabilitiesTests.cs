using System.Text;
using System.Threading.Channels;
using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Protocols;

public sealed class TerminalCapabilitiesTests
{
    public static TheoryData<string> Terminals => new(Transcript.All.Select(transcript => transcript.Terminal));

    static Transcript Named(string name) => Transcript.All.Single(transcript => transcript.Terminal == name);

    static TerminalEnvironment With(TerminalEnvironment environment, string name, string value) => new(variable => variable == name ? value : environment[variable]);

    static (TerminalCapabilities Capabilities, string Asked, IReadOnlyList<TerminalEvent> Meanwhile) Ask(Transcript transcript, IEnumerable<string> pieces, ImageChoice choice = ImageChoice.Auto,
        TerminalEnvironment? environment = null)
    {
        var (events, asked, clock) = (Channel.CreateUnbounded<TerminalEvent>(), new MemoryStream(), new HandClock());
        var asking = TerminalProbe.AskAsync(choice, environment ?? transcript.Variables, events.Reader, bytes =>
        {
            asked.Write(bytes);
            foreach (var piece in pieces)
                events.Writer.TryWrite(new TerminalEvent(TerminalEventKind.Bytes, Encoding.UTF8.GetBytes(piece)));
        }, clock, CancellationToken.None);
        SpinWait.SpinUntil(() => asking.IsCompleted || events.Reader.Count == 0);
        clock.End(); // Everything there is has been taken; who has not got enough waits for nothing.
        var (capabilities, meanwhile) = asking.WaitAsync(TimeSpan.FromSeconds(30)).Result;
        return (capabilities, Encoding.ASCII.GetString(asked.ToArray()), meanwhile);
    }

    [Theory, MemberData(nameof(Terminals))]
    public void A_terminal_is_known_by_what_it_answers(string name)
    {
        var transcript = Named(name);
        var (found, _, _) = Ask(transcript, [transcript.Answer]);
        Assert.Equal((transcript.Protocol, transcript.Depth), (found.Protocol, found.Depth));
        Assert.NotEqual("", found.Why);
    }

    [Theory, MemberData(nameof(Terminals))]
    public void Answers_may_come_in_any_pieces(string name)
    {
        var transcript = Named(name);
        var expected = Ask(transcript, [transcript.Answer]).Capabilities;
        for (var cut = 1; cut < transcript.Answer.Length; cut++)
            Assert.Equal(expected, Ask(transcript, [transcript.Answer[..cut], transcript.Answer[cut..]]).Capabilities);
        Assert.Equal(expected, Ask(transcript, transcript.Answer.Select(letter => letter.ToString())).Capabilities);
    }

    [Theory, MemberData(nameof(Terminals))]
    public void Keys_typed_between_answers_are_neither_lost_nor_joined_by_others(string name)
    {
        var transcript = Named(name);
        if (transcript.Answer.Length == 0)
            return;
        var answers = transcript.Answer.Split('\e', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<string>(), (list, part) =>
        {
            if (part == "\\")
                list[^1] += "\e\\";
            else
                list.Add("\e" + part);
            return list;
        });
        var (found, _, meanwhile) = Ask(transcript, answers.Select(answer => "a" + answer).Append("x\e[A"));
        Assert.Equal(transcript.Protocol, found.Protocol);
        var keys = new KeyParser();
        var typed = meanwhile.SelectMany(what => keys.Add(what.Bytes.Span)).Select(key => key.Name).ToList();
        Assert.Equal(Enumerable.Repeat("a", meanwhile.Count(what => what.Bytes.Span[0] == 'a')), typed.Take(meanwhile.Count(what => what.Bytes.Span[0] == 'a')));
        Assert.All(typed, key => Assert.True(key is "a" or "x" or "Up", key));
    }

    [Theory]
    [InlineData("Linux console")]
    [InlineData("dumb")]
    public void What_would_print_the_question_is_not_asked(string name) => Assert.Equal("", Ask(Named(name), []).Asked);

    [Theory]
    [InlineData("Apple Terminal")]
    [InlineData("GNU screen")]
    [InlineData("tmux in xterm")]
    public void What_would_print_a_graphics_query_is_not_sent_one(string name)
    {
        var asked = Ask(Named(name), []).Asked;
        Assert.DoesNotContain("_G", asked);
        Assert.EndsWith("\e[c", asked);
    }

    [Fact]
    public void All_is_asked_at_once_and_what_everybody_answers_last() =>
        Assert.Equal("\e[>0q\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\\\e[16t\e[c", Ask(Named("kitty"), []).Asked);

    [Fact]
    public void Behind_tmux_the_question_goes_through() =>
        Assert.Equal("\e[>0q\ePtmux;\e\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\e\\\e\\\e[16t\e[c", Ask(Named("tmux in kitty that passes images"), []).Asked);

    [Fact]
    public void The_cell_is_as_large_as_the_terminal_says()
    {
        Assert.Equal((10, 20), Ask(Named("kitty"), [Named("kitty").Answer]).Capabilities.Cell);
        Assert.Equal((1, 2), Ask(Named("foot"), [Named("foot").Answer]).Capabilities.Cell);
        Assert.Equal((8, 16), Ask(Named("kitty"), ["\e_Gi=31;OK\e\\\e[6;0;9999t\e[?62;c"]).Capabilities.Cell);
    }

    [Theory]
    [InlineData(ImageChoice.Blocks, ImageProtocol.Cells)]
    [InlineData(ImageChoice.Letters, ImageProtocol.Cells)]
    [InlineData(ImageChoice.Iterm, ImageProtocol.Iterm)]
    [InlineData(ImageChoice.Kitty, ImageProtocol.Kitty)]
    public void The_option_beats_the_environment_and_the_environment_beats_the_answer(ImageChoice choice, ImageProtocol expected)
    {
        var transcript = Named("kitty");
        var contrary = choice == ImageChoice.Kitty ? "blocks" : "kitty";
        Assert.Equal(expected, Ask(transcript, [transcript.Answer], choice, With(transcript.Variables, "ASSAY_IMAGES", contrary)).Capabilities.Protocol);
        Assert.Equal(expected, Ask(transcript, [transcript.Answer], environment: With(transcript.Variables, "ASSAY_IMAGES", choice.ToString().ToLowerInvariant())).Capabilities.Protocol);
    }

    [Fact]
    public void Letters_need_no_colour() => Assert.Equal(ColorDepth.None, Ask(Named("kitty"), [], ImageChoice.Letters).Capabilities.Depth);

    [Fact]
    public void A_word_that_means_nothing_is_refused_with_those_that_do()
    {
        var e = Assert.Throws<AssayException>(() => TerminalCapabilities.Decide(ImageChoice.Auto, With(Named("kitty").Variables, "ASSAY_IMAGES", "sixel"), new TerminalReplies()));
        Assert.Equal("ASSAY_IMAGES is 'sixel', expected auto, kitty, iterm, blocks or letters", e.Message);
    }

    [Fact]
    public void What_is_no_answer_is_not_taken_for_one()
    {
        var replies = new TerminalReplies();
        replies.Add(Encoding.UTF8.GetBytes("abc\e[200~\e_Gi=7;OK\e\\\e[201~\e[1;2A\e[24;80R\e]11;rgb:0/0/0\a\eP1$r0m\e\\" + new string('x', 9000)));
        Assert.Equal(("", null, null, null), (replies.Name, replies.Graphics, replies.Cell, replies.Attributes));
    }

    [Fact]
    public async Task Somebody_who_leaves_does_not_wait_for_answers()
    {
        var events = Channel.CreateUnbounded<TerminalEvent>();
        events.Writer.TryWrite(TerminalEvent.Leave);
        var (_, meanwhile) = await TerminalProbe.AskAsync(ImageChoice.Auto, Named("silence").Variables, events.Reader, _ => { }, TimeProvider.System, CancellationToken.None);
        Assert.Equal([TerminalEvent.Leave], meanwhile);
    }
}
