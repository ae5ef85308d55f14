namespace Loam.Bench.Guarding;

/// <summary>Logistic regression.</summary>
static class Logistic
{
    const double Ridge = 0.3;

    /// <summary>Bias and weighted figures.</summary>
    internal static double Sum(double[] weights, double[] figures)
    {
        var sum = weights[0];
        for (var i = 0; i < figures.Length; i++)
            sum += weights[i + 1] * figures[i];
        return sum;
    }

    /// <summary>Weights, the bias first, by Newton's method with a ridge, since there are few figures.</summary>
    internal static double[] Fit(List<(double[] Figures, bool Flaw)> examples, int size)
    {
        var weights = new double[size];
        for (var step = 0; step < 30; step++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                gradient[i] = i == 0 ? 0 : -Ridge * weights[i]; // The bias is free.
                hessian[i, i] = i == 0 ? 1e-6 : Ridge;
            }
            var row = new double[size];
            row[0] = 1;
            foreach (var (figures, flaw) in examples)
            {
                figures.CopyTo(row, 1);
                var p = 1 / (1 + Math.Exp(-Sum(weights, figures)));
                for (var i = 0; i < size; i++)
                {
                    if (row[i] == 0)
                        continue;
                    gradient[i] += ((flaw ? 1 : 0) - p) * row[i];
                    for (var j = 0; j < size; j++)
                        hessian[i, j] += p * (1 - p) * row[i] * row[j];
                }
            }
            var move = Solve(hessian, gradient);
            var largest = 0.0;
            for (var i = 0; i < size; i++)
            {
                weights[i] += Math.Clamp(move[i], -2, 2);
                largest = Math.Max(largest, Math.Abs(move[i]));
            }
            if (largest < 1e-6)
                break;
        }
        return weights;
    }

    // Gaussian elimination; the matrix is symmetric and positive definite thanks to the ridge.
    static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                b[i] -= factor * b[k];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                b[i] -= a[i, j] * b[j];
            b[i] /= a[i, i];
        }
        return b;
    }
}
