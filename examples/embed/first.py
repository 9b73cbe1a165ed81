import lrsched

rate = lrsched.compile("chain(warmup(10), cosine(90, min=1e-3))", base=0.1)
for step in (0, 9, 55, 100):
    print(step, rate(step))
