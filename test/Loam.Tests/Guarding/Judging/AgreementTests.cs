using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Steps;

namespace Loam.Tests.Guarding.Judging;

public class AgreementTests
{
    static KeyValuePair<string, double> Cell(Purpose purpose, bool dropped, Ruling? ruling, int count, bool found = true)
    {
        Finding[] findings = found ? [new(GuardReasons.Number, 0..1, "1")] : [];
        return new(Agreement.MeasureOf(new(new(0..1, findings, dropped, purpose), "s", ruling is { } r ? new(r, "") : null, "")), count);
    }

    [Fact]
    public void The_table_is_what_was_counted()
    {
        var table = Agreement.Of([
            Cell(Purpose.Audit, false, Ruling.Supported, 90, found: false), Cell(Purpose.Audit, false, Ruling.NotStated, 5, found: false), Cell(Purpose.Audit, true, Ruling.Contradicted, 4),
            Cell(Purpose.Audit, true, Ruling.Supported, 1), Cell(Purpose.Doubt, false, Ruling.Contradicted, 7), Cell(Purpose.Rescue, true, null, 2), new("usd", 3), new("judge.asked", 9)]);
        Assert.Equal(
            [
                new(true, "none", false, 90, 0, 5, 0), new(true, "guard.number", true, 1, 4, 0, 0),
                new(false, "guard.number", false, 0, 7, 0, 0), new AgreementRow(false, "guard.number", true, 0, 0, 0, 2),
            ], table.Rows);
        Assert.Equal(100, table.Audited);
        Assert.Equal(0.94, table.Share!.Value, 10);
        // By hand: chance is (95 x 91 + 5 x 9) / 10,000.
        Assert.Equal((0.94 - 0.869) / (1 - 0.869), table.Kappa!.Value, 10);
    }

    [Fact]
    public void Without_audits_there_is_no_agreement_to_tell()
    {
        var table = Agreement.Of([Cell(Purpose.Doubt, false, Ruling.Contradicted, 7)]);
        Assert.Null(table.Share);
        Assert.Null(table.Kappa);
        Assert.Null(Kappa.Of(50, 0, 0, 0)); // Both keep everything: nothing to tell apart.
        Assert.Null(Kappa.Of(50, 9, 0, 0)); // The rules drop nothing of it.
        Assert.Null(Kappa.Of(50, 0, 9, 0)); // The judge drops nothing of it.
    }

    [Fact]
    public void Few_cases_without_a_difference_are_no_certainty()
    {
        var few = Kappa.Of(9, 0, 0, 2)!;
        var many = Kappa.Of(900, 0, 0, 200)!;
        Assert.Equal(1, few.Value, 10);
        Assert.InRange(few.Low, 0.2, 0.7);
        Assert.InRange(many.Low, 0.98, 1);
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        // 80 verdicts of two judges who agree on 90%, drawn 300 times.
        double[] truth = [0.7, 0.06, 0.04, 0.2];
        var expected = (0.9 - (0.76 * 0.74 + 0.24 * 0.26)) / (1 - (0.76 * 0.74 + 0.24 * 0.26));
        var random = new SeededRandom(5);
        var held = 0;
        for (var i = 0; i < 300; i++)
        {
            var cells = new long[4];
            for (var n = 0; n < 80; n++)
            {
                var u = random.NextDouble();
                cells[u < truth[0] ? 0 : u < truth[0] + truth[1] ? 1 : u < 1 - truth[3] ? 2 : 3]++;
            }
            if (Kappa.Of(cells[0], cells[1], cells[2], cells[3]) is { } kappa && kappa.Low <= expected && expected <= kappa.High)
                held++;
        }
        Assert.InRange(held / 300.0, 0.91, 0.99);
    }
}
