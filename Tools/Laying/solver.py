"""Sparse symmetric positive definite systems of equations."""


def solve(matrix, right):
    """The solution of matrix · x = right, by elimination in order of least fill. The matrix is a list of dicts; both are used up. O(n · fill²)."""
    n = len(matrix)
    left, order = set(range(n)), []
    while left:
        pivot = min(left, key=lambda i: (len(matrix[i]), i))
        left.remove(pivot)
        row = matrix[pivot]
        diagonal = row.pop(pivot)
        others = sorted(row)
        for i in others:
            factor = row[i] / diagonal
            target = matrix[i]
            target.pop(pivot)
            for j in others:
                target[j] = target.get(j, 0.0) - factor * row[j]
            right[i] -= factor * right[pivot]
        order.append((pivot, diagonal, [(j, row[j]) for j in others]))
    answer = [0.0] * n
    for pivot, diagonal, row in reversed(order):
        answer[pivot] = (right[pivot] - sum(value * answer[j] for j, value in row)) / diagonal
    return answer
