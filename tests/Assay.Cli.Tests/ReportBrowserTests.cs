using System.Text.Json;
using Microsoft.Playwright;

namespace Assay.Cli.Tests;

/// <summary>The demo's report in a headless Chromium, scripting disabled. Skipped where there is none.</summary>
public sealed class ReportBrowserTests : IClassFixture<ReportBrowserTests.DemoPage>, IAsyncLifetime
{
    static readonly string? Browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    /// <summary>A demo, audited and reviewed in part; made once.</summary>
    public sealed class DemoPage : IDisposable
    {
        readonly TempFolder folder = new();
        readonly Lazy<string> file;

        public DemoPage() => file = new(Make);

        public string File => file.Value;

        string Make()
        {
            AssayCommand.Run(folder.Path, "demo").Exits(0);
            var run = Path.Combine(folder.Path, "assay-demo", "run");
            Directory.CreateDirectory(Path.Combine(run, "verdicts"));
            var items = System.IO.File.ReadLines(Path.Combine(run, "queue.csv")).Skip(1).Take(30).Select(line => line.Split(',')[1]);
            System.IO.File.WriteAllLines(Path.Combine(run, "verdicts", "ann.jsonl"), items.Select((item, i) => JsonSerializer.Serialize(new { v = 1, ts = "2026-01-01T00:00:00Z", item, verdict = i < 20 ? "error" : "ok", kinds = i < 20 ? new[] { "wrong_label" } : [] })));
            AssayCommand.Run(folder.Path, "report", run).Exits(0);
            return Path.Combine(run, "report.html");
        }

        public void Dispose() => folder.Dispose();
    }

    readonly DemoPage demo;
    readonly List<string> requests = [];
    IPlaywright? driver;
    IBrowser? browser;

    public ReportBrowserTests(DemoPage demo) => this.demo = demo;

    public async ValueTask InitializeAsync()
    {
        if (Browser is null)
            return;
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        driver?.Dispose();
    }

    async Task<IPage> OpenAsync(int width = 1200, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(Browser is null, "no Chromium on the PATH; scripts/dev/test.sh installs it");
        var context = await browser!.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(new Uri(demo.File).AbsoluteUri);
        return page;
    }

    [Fact]
    public async Task It_opens_without_scripting_and_asks_for_nothing_but_itself()
    {
        var page = await OpenAsync();
        Assert.Equal("Label audit: assay-demo", await page.Locator("h1").InnerTextAsync());
        Assert.Equal([new Uri(demo.File).AbsoluteUri], requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        Assert.True(new FileInfo(demo.File).Length < 5_000_000);
    }

    [Fact]
    public async Task Every_picture_is_one_and_has_words()
    {
        var page = await OpenAsync();
        Assert.Equal(96, await page.Locator("img").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.images].filter(i => !i.alt || (i.complete && i.naturalWidth === 0)).map(i => i.alt + i.src.slice(0, 40))"));
        await page.Locator("img").Nth(95).ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("img").Nth(95)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(768)]
    [InlineData(1600)]
    public async Task Nothing_is_wider_than_the_window_but_tables_that_scroll(int width)
    {
        var page = await OpenAsync(width);
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, pre, svg') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + ' ' + e.className)"));
    }

    /// <summary>No word of a plot leaves its picture or lies on another.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(1200)]
    public async Task Words_of_plots_stay_within_and_apart(int width)
    {
        var page = await OpenAsync(width);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('svg')].flatMap(svg => {
              const all = svg.getBoundingClientRect(), words = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              const out = words.filter(([, b]) => b.left < all.left - 1 || b.right > all.right + 1 || b.top < all.top - 1 || b.bottom > all.bottom + 1).map(([w]) => `${svg.getAttribute('aria-label')}: '${w}' leaves it`);
              const on = words.flatMap(([w, b], i) => words.slice(i + 1).filter(([, c]) => b.left < c.right - 2 && c.left < b.right - 2 && b.top < c.bottom - 4 && c.top < b.bottom - 4).map(([v]) => `${svg.getAttribute('aria-label')}: '${w}' on '${v}'`));
              return [...out, ...on];
            })
            """));
    }

    [Fact]
    public async Task It_is_dark_where_people_want_it_dark_and_light_on_paper()
    {
        const string Ground = "() => getComputedStyle(document.body).backgroundColor";
        Assert.Equal("rgb(246, 247, 249)", await (await OpenAsync()).EvaluateAsync<string>(Ground));
        var dark = await OpenAsync(scheme: ColorScheme.Dark);
        Assert.Equal("rgb(20, 23, 28)", await dark.EvaluateAsync<string>(Ground));
        await dark.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await dark.EvaluateAsync<string>(Ground));
        Assert.False(await dark.Locator("nav").IsVisibleAsync());
    }

    [Fact]
    public async Task Links_of_the_contents_lead_to_their_parts()
    {
        var page = await OpenAsync();
        Assert.Equal(["Verdict", "Dataset", "Scores", "Worst first", "Review", "Problems", "Method"], await page.Locator("nav a").AllInnerTextsAsync());
        await page.Locator("nav a", new() { HasTextString = "Review" }).ClickAsync();
        Assert.InRange(await page.EvaluateAsync<double>("() => document.getElementById('review').getBoundingClientRect().top"), -1, 900);
    }
}
