#:project ../../tests/Testing/Assay.Testing.csproj
#:property PublishAot=false

// Draws a screen that `tmux capture-pane -e -p` printed as a PNG file: frame.cs SCREEN.ansi OUT.png [PIXELS-A-ROW]
using Assay.Testing.Screens;

var screen = new CapturedScreen(File.ReadAllText(args[0]));
var font = TrueTypeFont.Find() ?? throw new InvalidOperationException("no DejaVuSansMono.ttf; on Debian: apt-get install fonts-dejavu-core");
File.WriteAllBytes(args[1], new ScreenPicture(font, args.Length > 2 ? int.Parse(args[2]) : 16).Draw(screen.Columns, screen.Rows, (x, y) => screen[x, y]));
