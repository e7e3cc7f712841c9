using System.Diagnostics;
using System.Text;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>One process that scores exams, one after the other. Not thread-safe.</summary>
sealed class ScriptProcess : IDisposable
{
    static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    readonly Process process;
    readonly BinaryWriter to;
    readonly BinaryReader from;
    readonly string script;
    readonly Lock gate = new();
    string? lastWords;
    ClassList? classes;
    bool inTime = true;
    int turn;

    ScriptProcess(Process process, string script)
    {
        (this.process, this.script) = (process, script);
        to = new BinaryWriter(new BufferedStream(process.StandardInput.BaseStream, 1 << 16), Encoding.UTF8);
        from = new BinaryReader(new BufferedStream(process.StandardOutput.BaseStream, 1 << 12), Encoding.UTF8);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>It can be asked again.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <param name="worker">The program and its arguments.</param>
    /// <exception cref="ScriptException">It does not start.</exception>
    public static ScriptProcess Start(IReadOnlyList<string> worker, WorkOrder order)
    {
        ProcessStartInfo start = new(worker[0], worker.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            var started = new ScriptProcess(Process.Start(start)!, ShownPath.Of(order.Files[0].Path));
            started.Begin(order);
            return started;
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or DataException)
        {
            throw new ScriptException("script-process", $"the process for {ShownPath.Of(order.Files[0].Path)} ({string.Join(' ', worker)}) does not start: {problem.Message}", [], problem);
        }
    }

    void Begin(WorkOrder order) => Ask(StartTime, () => WireText.Write(to, order.ToJson()), from.ReadByte);

    public Score Score(Exam exam, IReadOnlyList<string> roles, IReadOnlyList<string> steps, TimeSpan? timeout)
    {
        lastWords = null;
        var answer = Ask(timeout, () =>
        {
            to.Write(!ReferenceEquals(classes, exam.Classes));
            if (!ReferenceEquals(classes, exam.Classes))
                ExamWire.Write(to, classes = exam.Classes);
            ExamWire.Write(to, exam, roles, steps);
        }, () => Answer.Read(from));
        return answer.Result();
    }

    // The clock runs from when everything has been sent: a large exam takes its time.
    T Ask<T>(TimeSpan? patience, Action send, Func<T> receive)
    {
        lock (gate)
            (IsUsable, turn) = (false, turn + 1);
        try
        {
            send();
            to.Flush();
            using var clock = patience is { } limit ? new Timer(asked => End((int)asked!), turn, limit, Timeout.InfiniteTimeSpan) : null;
            var answer = receive();
            lock (gate)
                IsUsable = inTime;
            return inTime ? answer : throw TooLate(patience);
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            throw inTime ? Crashed() : TooLate(patience);
        }
    }

    // A clock that is stopped may still strike; what it was set for is over then.
    void End(int asked)
    {
        lock (gate)
        {
            if (IsUsable || asked != turn)
                return;
            inTime = false;
            process.Kill(entireProcessTree: true);
        }
    }

    DataException TooLate(TimeSpan? patience) => new("script-timeout",
        $"{script} was still running after {patience?.TotalSeconds:0.###} s and was ended; look for a loop that does not end, or raise 'timeout:'");

    DataException Crashed()
    {
        WaitForLastWords();
        return new DataException("script-crashed", $"{script} ended its process (exit code {process.ExitCode}{(lastWords is null ? "" : $": {lastWords.TrimEnd('.')}")}); endless recursion and Environment.Exit do that");
    }

    // They end with the process, unless a program that the script started keeps standard error open.
    void WaitForLastWords()
    {
        process.WaitForExit(StartTime);
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
        }
    }

    // What the script says is passed on; the obituary that .NET writes is kept for the message.
    void Hear(string? line)
    {
        if (line is null)
            return;
        lastWords ??= line.StartsWith("Stack overflow", StringComparison.Ordinal) || line.StartsWith("Unhandled exception", StringComparison.Ordinal) ? line : null;
        if (lastWords is null)
            Console.Error.WriteLine(line);
    }

    public void Dispose()
    {
        IsUsable = false;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
